package io.traider.backtest;

import io.traider.domain.Step;
import io.traider.engine.ScoreSample;
import java.util.List;

/** Hears how a run goes on, on the run's own thread. */
public interface BacktestListener {

    /** Nobody listens, and the run goes to its end. */
    BacktestListener NONE = new BacktestListener() {};

    /**
     * Called every few thousand events and at the end.
     *
     * @param nanos event time reached
     * @param events read so far
     * @return whether to go on
     */
    default boolean progress(long nanos, long events) {
        return true;
    }

    /** Something happened: a decision, a report, a fill, a figure of the portfolio. Quiet steps are not told. */
    default void step(Step step) {}

    /** Scores that were made in the last second of event time. */
    default void scored(List<ScoreSample> samples) {}
}
