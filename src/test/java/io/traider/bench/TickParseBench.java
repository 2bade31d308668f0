package io.traider.bench;

import com.sun.management.OperatingSystemMXBean;
import io.traider.domain.MarketEvent;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.VenueFeed;
import io.traider.venue.capture.Capture;
import io.traider.venue.capture.CaptureReader;
import io.traider.venue.capture.FrameReader;
import io.traider.venue.capture.Protocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Recorded frames to normalised events, on one thread: bytes, through the venue's feed with all its integrity tests, to
 * events in a listener; beside XChange's own streaming services on the same frames, from their {@code messageHandler} to the
 * order books, tickers and trades that they hand to a subscriber.
 *
 * <p>What makes the two alike and where they differ: both start from what arrives on the socket (XChange's services take
 * text, so its bytes are decoded first, as its Netty client does), both keep the book and test its continuity (Binance) or
 * checksum (Kraken), both hand out something for each frame. XChange compares no tops with the best bid and offer. Its
 * Kraken service speaks version 1 only: it gets the same levels, digits and checksums in that framing, put into it before
 * the clock starts. Its futures book is made on a thread of its own and cannot be driven frame by frame, so it reads
 * Binance spot and Kraken.
 */
public final class TickParseBench {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long WARM_UP_NANOS = 8_000_000_000L;
    private static final long MEASURE_NANOS = 3_000_000_000L;

    /**
     * One recording.
     *
     * @param theirs XChange, {@code null} where it has no adapter for the frames
     */
    public record Row(
            String recording,
            int frames,
            Figures ours,
            @Nullable Figures theirs) {

        /** How many times theirs ours is; zero where there is none. */
        public double times() {
            return theirs == null ? 0 : ours.framesPerSecond() / theirs.framesPerSecond();
        }
    }

    /** Counts what it hears, so that none of it can be left out. */
    private static final class Counter implements FeedListener {
        private long events;

        @Override
        public void onEvent(MarketEvent event) {
            events++;
        }

        @Override
        public void onRequest(FeedRequest request) {
            events++;
        }
    }

    private TickParseBench() {}

    /** Measures the recordings below a folder of captures; takes about a minute. */
    public static List<Row> run(Path captures) throws IOException {
        XChangeFrames.quiet();
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "Binance spot, BTCUSDT (hftbacktest)", captures.resolve("hftbacktest/spot/btcusdt_20240808.gz"), true));
        rows.add(row(
                "Binance USD-M, BTCUSDT (hftbacktest)",
                captures.resolve("hftbacktest/usdm/btcusdt_20240808.gz"),
                false));
        rows.add(row(
                "Kraken v2, BTC/USD (crossbook)",
                captures.resolve("crossbook_kraken_v2/kraken_btcusd_sample.cbcap"),
                true));
        rows.add(row(
                "Kraken Futures, 10 contracts (cryptofeed)",
                captures.resolve("cryptofeed/KRAKEN_FUTURES.ws.1.0"),
                false));
        return rows;
    }

    private static Row row(String name, Path path, boolean theirs) throws IOException {
        Capture capture = CaptureReader.find(path).getFirst();
        List<Frame> frames = frames(capture);
        Figures ours = measure(frames, () -> ours(capture));
        return new Row(name, frames.size(), ours, theirs ? theirs(capture, frames) : null);
    }

    private static Figures theirs(Capture capture, List<Frame> frames) throws IOException {
        if (capture.protocol() == Protocol.KRAKEN) {
            return measure(XChangeFrames.version1(frames), XChangeFrames::kraken);
        }
        Frame snapshot = frames.stream()
                .filter(frame -> frame.kind() == Frame.Kind.REST)
                .findFirst()
                .orElseThrow();
        List<Frame> messages = frames.stream()
                .filter(frame -> frame.kind() == Frame.Kind.MESSAGE)
                .toList();
        return measure(messages, () -> XChangeFrames.binance(snapshot));
    }

    private static List<Frame> frames(Capture capture) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = capture.open()) {
            reader.forEachRemaining(frames::add);
        }
        return frames;
    }

    private static FrameTaker ours(Capture capture) {
        VenueFeed feed = Protocol.newFeed(capture.protocol().venue(), "bench", VenueFeed.MAX_FRAME_BYTES);
        Counter counter = new Counter();
        return new FrameTaker(frame -> feed.onFrame(frame, counter), () -> counter.events);
    }

    /** Passes over all frames, each with a new taker: to warm up, then as a whole, then frame by frame. */
    private static Figures measure(List<Frame> frames, Supplier<FrameTaker> takers) {
        Histogram histogram = new Histogram(10_000_000_000L, 3);
        long warm = SYSTEM.getProcessCpuTime();
        while (SYSTEM.getProcessCpuTime() - warm < WARM_UP_NANOS) {
            pass(frames, takers.get());
            timed(frames, takers.get(), histogram);
        }
        histogram.reset();
        long passed = 0;
        long nanos = 0;
        while (nanos < MEASURE_NANOS) {
            FrameTaker taker = takers.get();
            long start = SYSTEM.getProcessCpuTime();
            pass(frames, taker);
            nanos += SYSTEM.getProcessCpuTime() - start;
            passed += frames.size();
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < MEASURE_NANOS) {
            timed(frames, takers.get(), histogram);
        }
        return Figures.of(passed, nanos, histogram);
    }

    private static void pass(List<Frame> frames, FrameTaker taker) {
        for (Frame frame : frames) {
            taker.frames().accept(frame);
        }
        if (taker.given().getAsLong() < frames.size() / 5) {
            throw new IllegalStateException("took " + frames.size() + " frames and gave "
                    + taker.given().getAsLong());
        }
    }

    private static void timed(List<Frame> frames, FrameTaker taker, Histogram histogram) {
        for (Frame frame : frames) {
            long start = System.nanoTime();
            taker.frames().accept(frame);
            histogram.recordValue(System.nanoTime() - start);
        }
    }

    /** The rows for people. */
    public static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "Frames to normalised events, on one core (frames by the process's processor time, single frames by the clock)\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT, "%n%s, %,d frames%n  TRAIDER  %s%n", row.recording, row.frames, row.ours));
            if (row.theirs != null) {
                text.append(
                        String.format(Locale.ROOT, "  XChange  %s%n  %.1f times XChange%n", row.theirs, row.times()));
            }
        }
        return text.toString();
    }

    /** @param args the folder of captures */
    public static void main(String[] args) throws IOException {
        System.out.println(table(run(Path.of(args[0]))));
    }
}
