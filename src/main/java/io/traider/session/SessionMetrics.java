package io.traider.session;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What a session counts and times. Read from any thread. */
public final class SessionMetrics {

    private static final long LONGEST = 60_000_000_000L;

    private final LongAdder inputs = new LongAdder();
    private final LongAdder market = new LongAdder();
    private final LongAdder decisions = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final LongAdder orders = new LongAdder();
    private final LongAdder fills = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private final LongAdder droppedSteps = new LongAdder();
    private final Recorder engine = new Recorder(LONGEST, 3);
    private final Recorder journalled = new Recorder(LONGEST, 3);
    private final Recorder decided = new Recorder(LONGEST, 3);

    /** What an exporter reads: counts since the session began. */
    public record Counts(
            long inputs,
            long marketEvents,
            long decisions,
            long denied,
            long orders,
            long fills,
            long shed,
            long droppedSteps) {}

    SessionMetrics() {}

    /** Everything counted so far. */
    public Counts counts() {
        return new Counts(
                inputs.sum(),
                market.sum(),
                decisions.sum(),
                denied.sum(),
                orders.sum(),
                fills.sum(),
                shed.sum(),
                droppedSteps.sum());
    }

    /** Nanoseconds that the engine took for one input, since this was last asked. One reader only. */
    public Histogram engineNanos() {
        return engine.getIntervalHistogram();
    }

    /** Nanoseconds from an event's offer to its step being durable, since this was last asked. One reader only. */
    public Histogram journalledNanos() {
        return journalled.getIntervalHistogram();
    }

    /** The same for steps with a decision only. */
    public Histogram decidedNanos() {
        return decided.getIntervalHistogram();
    }

    void input(boolean fromMarket, long engineNanos) {
        inputs.increment();
        if (fromMarket) {
            market.increment();
        }
        engine.recordValue(clamp(engineNanos));
    }

    void outcome(int newDecisions, int newDenied, int newOrders, int newFills) {
        decisions.add(newDecisions);
        denied.add(newDenied);
        orders.add(newOrders);
        fills.add(newFills);
    }

    void journalled(long nanos, boolean withDecision) {
        journalled.recordValue(clamp(nanos));
        if (withDecision) {
            decided.recordValue(clamp(nanos));
        }
    }

    void shed() {
        shed.increment();
    }

    void droppedStep() {
        droppedSteps.increment();
    }

    private static long clamp(long nanos) {
        return Math.clamp(nanos, 0, LONGEST);
    }
}
