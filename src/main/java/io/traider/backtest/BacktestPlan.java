package io.traider.backtest;

import io.traider.execution.ExecutionModel;

/**
 * What runs, in words and numbers that a report can repeat. The artefacts themselves are in the engine's setup.
 *
 * @param name of the run, for people
 * @param source where the events come from, for people
 * @param feed {@code simulated} or {@code replay}: which of the strategy's tempers holds; {@link #BARS} where it has none
 * @param fromNanos the first moment that is traded; what was before only builds the books
 * @param toNanos the moment after the last one
 * @param model how the simulated venues fill, how long messages take, what is charged
 * @param seed of everything that is drawn by lot
 * @param software version of the platform
 */
public record BacktestPlan(
        String name,
        String source,
        String feed,
        long fromNanos,
        long toNanos,
        ExecutionModel model,
        long seed,
        String software) {

    /** {@link #feed} of a run on bars. */
    public static final String BARS = "bars";

    /** Every moment that a source may know of. */
    public static final long OPEN = Long.MAX_VALUE;

    public BacktestPlan {
        if (toNanos <= fromNanos) {
            throw new IllegalArgumentException("a run from " + fromNanos + " to " + toNanos + " has no time in it");
        }
    }

    /** How long messages take, as a report says it. */
    String latency() {
        return feed.equals(BARS)
                ? model.latency().nameOnBars()
                : model.latency().name();
    }

    /** The same up to another moment. */
    public BacktestPlan until(long nanos) {
        return new BacktestPlan(name, source, feed, fromNanos, nanos, model, seed, software);
    }
}
