package io.traider.venue.capture;

import io.traider.venue.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to a folder, one compressed file for each connection (docs/recording-format.md), on a thread of its own. A
 * feed never waits for it: when the disk is slower than the venues, frames are lost, counted, and the loss is told.
 */
public final class FrameRecorder implements AutoCloseable {

    private static final int WAITING = 50_000;
    private static final int BUFFER = 1 << 16;
    private static final long FLUSH_NANOS = 1_000_000_000L;
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final BlockingQueue<Frame> queue;
    private final Map<String, OutputStream> files = new HashMap<>();
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;
    private volatile @Nullable IOException failure;

    private FrameRecorder(Path folder, int waiting) {
        this.folder = folder;
        queue = new ArrayBlockingQueue<>(waiting);
        writer = Thread.ofPlatform().name("recorder").daemon().unstarted(this::write);
    }

    /** Starts to record into a folder, which is made when it is not there. */
    public static FrameRecorder start(Path folder) throws IOException {
        return start(folder, WAITING);
    }

    /** @param waiting frames that may wait for the disk */
    static FrameRecorder start(Path folder, int waiting) throws IOException {
        Files.createDirectories(folder);
        FrameRecorder recorder = new FrameRecorder(folder, waiting);
        recorder.writer.start();
        return recorder;
    }

    /** Takes a frame; never waits. */
    public void record(Frame frame) {
        if (closing || !queue.offer(frame)) {
            lost.incrementAndGet();
        }
    }

    /** Frames written. */
    public long recorded() {
        return recorded.get();
    }

    /** Frames that were not written, because too many waited, or the disk failed, or the recorder was closed. */
    public long lost() {
        return lost.get();
    }

    /** Why the disk failed, {@code null} when it did not; nothing is written after a failure. */
    public @Nullable IOException failure() {
        return failure;
    }

    private void write() {
        long flushed = System.nanoTime();
        try {
            while (!closing || !queue.isEmpty()) {
                Frame frame = queue.poll(100, TimeUnit.MILLISECONDS);
                if (frame != null) {
                    write(frame);
                }
                if (System.nanoTime() - flushed > FLUSH_NANOS) {
                    flush();
                    flushed = System.nanoTime();
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(IOException e) {
        failure = e;
        closing = true;
        lost.addAndGet(1L + queue.size());
        queue.clear();
    }

    private void write(Frame frame) throws IOException {
        OutputStream file = file(frame);
        file.write(RecordingBlocks.head(frame));
        file.write(frame.payload());
        file.write('\n');
        recorded.incrementAndGet();
    }

    private OutputStream file(Frame frame) throws IOException {
        String key = frame.venue() + " " + frame.connection();
        OutputStream file = files.get(key);
        if (file == null) {
            file = create(frame);
            files.put(key, file);
        }
        return file;
    }

    private OutputStream create(Frame frame) throws IOException {
        String connection = frame.connection().replaceAll("[^A-Za-z0-9._-]", "_");
        long seconds = Math.floorDiv(frame.receivedNanos(), 1_000_000_000L);
        long nanos = Math.floorMod(frame.receivedNanos(), 1_000_000_000L);
        String name = frame.venue().name().toLowerCase(Locale.ROOT) + "." + connection + "."
                + START.format(Instant.ofEpochSecond(seconds, nanos)) + ".frames.gz";
        OutputStream raw = Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW);
        OutputStream file = new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER, true), BUFFER);
        file.write(RecordingBlocks.header(frame.venue(), frame.connection().replaceAll("\\s", "_")));
        return file;
    }

    private void flush() throws IOException {
        for (OutputStream file : files.values()) {
            file.flush();
        }
    }

    /** Writes what waits and closes the files. */
    @Override
    public void close() throws IOException {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (OutputStream file : files.values()) {
            file.close();
        }
    }
}
