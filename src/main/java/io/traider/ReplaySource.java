package io.traider;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import io.traider.venue.capture.CaptureReader;
import io.traider.venue.capture.FrameReader;
import io.traider.venue.client.ConnectionHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Recorded frames, paced by the times at which they arrived once. */
final class ReplaySource implements FrameSource {

    private static final Logger LOG = System.getLogger(ReplaySource.class.getName());
    private static final long LONGEST_PARK = 100_000_000L;
    private static final byte[] EMPTY = {};

    private record Line(Venue venue, String connection) {}

    private final FrameReader frames;
    private final double speed;
    private final Consumer<Frame> sink;
    private final Consumer<String> onEnd;
    private final Set<Line> open = new LinkedHashSet<>();
    private final String words;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long replayed;

    private ReplaySource(FrameReader frames, double speed, String words, Consumer<Frame> sink, Consumer<String> onEnd) {
        this.frames = frames;
        this.speed = speed;
        this.words = words;
        this.sink = sink;
        this.onEnd = onEnd;
        this.thread = Thread.ofPlatform().name("replay").start(this::run);
    }

    /**
     * Starts to replay.
     *
     * @param speed recorded seconds a second, or {@link RunSettings#AS_FAST_AS_IT_GOES}
     * @param onEnd hears what came of it after the last frame
     * @throws IOException when there is nothing to replay
     */
    static ReplaySource start(Path captures, double speed, Consumer<Frame> sink, Consumer<String> onEnd)
            throws IOException {
        FrameReader frames = CaptureReader.open(captures);
        if (!frames.hasNext()) {
            frames.close();
            throw new IOException("no frames in " + captures + " that a venue's feed reads. Maybe name another folder");
        }
        String pace = speed == RunSettings.AS_FAST_AS_IT_GOES ? "as fast as it goes" : "at speed " + speed;
        return new ReplaySource(frames, speed, "recorded frames of " + captures + ", " + pace, sink, onEnd);
    }

    private void run() {
        String end;
        try {
            long last = replay();
            open.forEach(line ->
                    sink.accept(new Frame(line.venue(), line.connection(), Frame.Kind.CLOSED, "", last, EMPTY)));
            end = stopping ? "stopped after " + replayed + " frames" : "over, " + replayed + " frames";
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "the recording cannot be read on", e);
            end = "broken off after " + replayed + " frames: " + e.getMessage();
        }
        onEnd.accept(end);
    }

    /** The time of the last frame. */
    private long replay() {
        long startedAt = System.nanoTime();
        long first = -1;
        long last = 0;
        while (!stopping && frames.hasNext()) {
            Frame frame = frames.next();
            first = first < 0 ? frame.receivedNanos() : first;
            last = Math.max(last, frame.receivedNanos());
            pace(startedAt, last - first);
            note(frame);
            sink.accept(frame);
            replayed++;
        }
        return last;
    }

    private void pace(long startedAt, long recorded) {
        if (speed == RunSettings.AS_FAST_AS_IT_GOES) {
            return;
        }
        long due = startedAt + (long) (recorded / speed);
        for (long left = due - System.nanoTime(); left > 0 && !stopping; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LONGEST_PARK));
        }
    }

    private void note(Frame frame) {
        Line line = new Line(frame.venue(), frame.connection());
        if (frame.kind() == Frame.Kind.CLOSED) {
            open.remove(line);
        } else {
            open.add(line);
        }
    }

    /** Frames replayed so far. */
    long replayed() {
        return replayed;
    }

    @Override
    public List<ConnectionHealth> health() {
        return List.of();
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
            frames.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the recording cannot be closed", e);
        }
    }
}
