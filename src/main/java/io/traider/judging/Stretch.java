package io.traider.judging;

import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import java.io.IOException;

/**
 * A stretch of the past that is judged on. Stretches follow on each other in time.
 *
 * @param words what it is, for people
 * @param recorded whether it was recorded of the venues; else it is of the simulated market
 * @param plan how it is run; its times have a beginning and an end
 * @param events opens it; called once for each side
 */
public record Stretch(String words, boolean recorded, BacktestPlan plan, Events events) {

    /** Opens a source of events. */
    @FunctionalInterface
    public interface Events {

        /** @throws IOException when there is nothing to read */
        EventSource open() throws IOException;
    }
}
