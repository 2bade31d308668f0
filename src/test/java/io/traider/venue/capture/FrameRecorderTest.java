package io.traider.venue.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import io.traider.venue.Frame.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameRecorderTest {

    private static final long START = 1_787_610_853_000_000_000L;

    @TempDir
    private Path folder;

    private static Frame frame(Venue venue, String connection, Kind kind, String subject, long nanos, byte[] payload) {
        return new Frame(venue, connection, kind, subject, nanos, payload);
    }

    private static List<Frame> random(long seed, int count) {
        Random random = new Random(seed);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Venue venue = Venue.values()[random.nextInt(Venue.values().length)];
            Kind kind = i < 20 ? Kind.OPENED : Kind.values()[random.nextInt(Kind.values().length)];
            boolean empty = kind == Kind.OPENED || kind == Kind.CLOSED;
            byte[] payload = new byte[empty ? 0 : random.nextInt(5_000)];
            random.nextBytes(payload);
            String subject = kind == Kind.REST || kind == Kind.OPENED ? "https://venue/x?symbol=S" + i : "";
            frames.add(frame(venue, "book-" + random.nextInt(2), kind, subject, START + i, payload));
        }
        return frames;
    }

    @Test
    void whatWasRecordedIsReadBackByteForByte() throws IOException {
        long seed = System.nanoTime();
        System.out.println("FrameRecorderTest seed " + seed);
        List<Frame> frames = random(seed, 2_000);
        try (FrameRecorder recorder = FrameRecorder.start(folder)) {
            frames.forEach(recorder::record);
        }
        List<Frame> read = new ArrayList<>();
        try (FrameReader reader = CaptureReader.open(folder)) {
            reader.forEachRemaining(read::add);
        }
        assertThat(read)
                .usingElementComparator(Comparator.comparing(FrameRecorderTest::line))
                .containsExactlyElementsOf(frames);
        assertThat(CaptureReader.find(folder)).hasSize(10).allMatch(Capture::supported);
    }

    private static String line(Frame frame) {
        return frame.venue()
                + frame.connection()
                + frame.kind()
                + frame.subject()
                + frame.receivedNanos()
                + new String(frame.payload(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatWasRecordedIsOnDiskWithinTwoSeconds() throws IOException {
        try (FrameRecorder recorder = FrameRecorder.start(folder)) {
            recorder.record(frame(Venue.KRAKEN, "a", Kind.OPENED, "wss://x", START, new byte[0]));
            List<Frame> read = List.of();
            long end = System.nanoTime() + 5_000_000_000L;
            while (read.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000_000L);
                read = readBack();
            }
            assertThat(read).hasSize(1);
        }
    }

    private List<Frame> readBack() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isEmpty()) {
                return List.of();
            }
        }
        List<Frame> read = new ArrayList<>();
        try (FrameReader reader = CaptureReader.open(folder)) {
            reader.forEachRemaining(read::add);
        }
        return read;
    }

    @Test
    void aFeedNeverWaitsForTheDiskAndTheLossIsCounted() throws IOException {
        FrameRecorder recorder = FrameRecorder.start(folder, 10);
        byte[] payload = new byte[20_000];
        new Random(1).nextBytes(payload);
        for (int i = 0; i < 2_000; i++) {
            recorder.record(frame(Venue.KRAKEN, "a", Kind.MESSAGE, "", START + i, payload));
        }
        recorder.close();
        assertThat(recorder.lost()).isPositive();
        assertThat(recorder.recorded() + recorder.lost()).isEqualTo(2_000);
        assertThat(readBack()).hasSize((int) recorder.recorded());
        recorder.record(frame(Venue.KRAKEN, "a", Kind.MESSAGE, "", START, payload));
        assertThat(recorder.recorded() + recorder.lost()).isEqualTo(2_001);
    }

    @Test
    void aDiskThatFailsIsToldAndNothingThrows() throws IOException {
        FrameRecorder recorder = FrameRecorder.start(folder.resolve("sub"));
        Files.delete(folder.resolve("sub"));
        recorder.record(frame(Venue.KRAKEN, "a", Kind.MESSAGE, "", START, new byte[1]));
        long end = System.nanoTime() + 5_000_000_000L;
        while (recorder.failure() == null && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000L);
        }
        assertThat(recorder.failure()).isNotNull();
        assertThat(recorder.lost()).isEqualTo(1);
        recorder.close();
    }
}
