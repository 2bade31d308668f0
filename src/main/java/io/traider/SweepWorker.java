package io.traider;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.backtest.sweep.Sweep;
import io.traider.backtest.sweep.SweepJob;
import io.traider.engine.EngineSetup;
import java.io.IOException;

/** Does jobs with artefacts of its own. */
final class SweepWorker implements Sweep.Worker {

    private final Past past;
    private final EngineSetup made;

    /** @param shared whose compiled rules it takes; its own model and sessions are closed with it */
    SweepWorker(Past past, EngineSetup shared) {
        this.past = past;
        this.made = shared.twin();
    }

    @Override
    public BacktestResult run(SweepJob job) throws IOException {
        Past stretch = past.between(job.fromNanos(), job.toNanos());
        EngineSetup with = made.with(stretch.definition(job.parameters()));
        try (EventSource source = stretch.open()) {
            return stretch.backtest(with).run(source, BacktestListener.NONE);
        }
    }

    @Override
    public void close() {
        made.close();
    }
}
