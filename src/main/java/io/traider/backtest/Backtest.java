package io.traider.backtest;

import io.traider.engine.Corridor;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import java.util.function.Function;

/** Runs a plan over the past. May run again and again, on one thread at a time, with the same result each time. */
public final class Backtest {

    private final BacktestPlan plan;
    private final EngineSetup made;
    private final Function<EngineSetup, Corridor> corridor;

    /**
     * @param made belongs to the caller, who closes it after the last run
     * @throws IllegalArgumentException when the plan's fill model is of bars
     */
    public Backtest(BacktestPlan plan, EngineSetup made) {
        this(plan, made, Engine::new);
    }

    /** With somebody who plays the engine. */
    Backtest(BacktestPlan plan, EngineSetup made, Function<EngineSetup, Corridor> corridor) {
        plan.model().onEvents();
        this.plan = plan;
        this.made = made;
        this.corridor = corridor;
    }

    /** Reads the source to its end, or to the plan's; closing it stays with the caller. */
    public BacktestResult run(EventSource source, BacktestListener listener) {
        return new Run(plan, made, corridor.apply(made), listener).through(source);
    }

    /** The same up to another moment. */
    public Backtest until(long nanos) {
        return new Backtest(plan.until(nanos), made, corridor);
    }
}
