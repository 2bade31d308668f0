package io.traider.venue;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What a connection's feed has counted. Written by the feed's thread; others may read at any time and see counts that are
 * a moment old.
 */
public final class FeedStatistics {

    private static final int SAMPLE_BYTES = 500;

    /**
     * The last frame of a fault.
     *
     * @param reason what was wrong, with the value
     * @param start the frame's first 500 bytes
     * @param length of the whole frame in bytes
     */
    public record Sample(FrameFault fault, long receivedNanos, String reason, String start, int length) {}

    private final Venue venue;
    private final String connection;
    private final long[] faults = new long[FrameFault.values().length];
    private final AtomicReferenceArray<@Nullable Sample> samples = new AtomicReferenceArray<>(faults.length);
    private final Map<InstrumentId, InstrumentStatistics> instruments = new ConcurrentSkipListMap<>();
    private long frames;
    private long ignored;
    private long gaps;
    private long connects;
    private long disconnects;
    private long lastFrameNanos;
    private volatile boolean connected;

    FeedStatistics(Venue venue, String connection) {
        this.venue = venue;
        this.connection = connection;
    }

    public Venue venue() {
        return venue;
    }

    /** Name of the connection within its venue. */
    public String connection() {
        return connection;
    }

    /** Whether the connection was opened and not closed since. */
    public boolean connected() {
        return connected;
    }

    /** Messages and REST answers taken, good and bad. */
    public long frames() {
        return frames;
    }

    /** Frames that were understood and carry nothing for us: acknowledgements, heartbeats, tickers. */
    public long ignored() {
        return ignored;
    }

    /** Frames of a fault. */
    public long faults(FrameFault fault) {
        return faults[fault.ordinal()];
    }

    /** The last frame of a fault, {@code null} when there was none. */
    public @Nullable Sample sample(FrameFault fault) {
        return samples.get(fault.ordinal());
    }

    /** Times that something was missing in a sequence over the whole connection; gaps of one book are its own. */
    public long gaps() {
        return gaps;
    }

    /** Times that the connection was opened. */
    public long connects() {
        return connects;
    }

    /** Times that the connection ended. */
    public long disconnects() {
        return disconnects;
    }

    /** Arrival of the last frame, nanoseconds since the Unix epoch; {@code 0} before the first. */
    public long lastFrameNanos() {
        return lastFrameNanos;
    }

    /** By instrument, in their order. */
    public List<InstrumentStatistics> instruments() {
        return List.copyOf(instruments.values());
    }

    void add(InstrumentStatistics statistics) {
        instruments.put(statistics.instrument(), statistics);
    }

    void frame(Frame frame) {
        switch (frame.kind()) {
            case OPENED -> {
                connects++;
                connected = true;
            }
            case CLOSED -> {
                disconnects++;
                connected = false;
            }
            case MESSAGE, REST -> frames++;
        }
        lastFrameNanos = frame.receivedNanos();
    }

    void ignore() {
        ignored++;
    }

    void gap() {
        gaps++;
    }

    void fault(FrameFault fault, Frame frame, String reason) {
        byte[] payload = frame.payload();
        String start = new String(payload, 0, Math.min(SAMPLE_BYTES, payload.length), StandardCharsets.UTF_8);
        samples.set(fault.ordinal(), new Sample(fault, frame.receivedNanos(), reason, start, payload.length));
        faults[fault.ordinal()]++;
    }
}
