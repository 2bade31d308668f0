package io.traider.simulator;

/** The market's own time, nanoseconds since the Unix epoch; advances with its steps and a microsecond with each order. */
final class MarketClock {

    private static final long ORDER_NANOS = 1_000;

    private long step;
    private long nanos;

    MarketClock(long startNanos) {
        step = startNanos;
        nanos = startNanos;
    }

    long nanos() {
        return nanos;
    }

    /** Start of the running step. */
    long stepNanos() {
        return step;
    }

    void tick() {
        nanos = Math.min(nanos + ORDER_NANOS, step + SimulatorMarket.STEP_NANOS - 1);
    }

    void step() {
        step += SimulatorMarket.STEP_NANOS;
        nanos = step;
    }
}
