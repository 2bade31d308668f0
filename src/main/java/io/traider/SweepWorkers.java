package io.traider;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.sweep.Sweep;
import io.traider.backtest.sweep.SweepJob;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who does a sweep's jobs: with artefacts that are loaded once, or on bars, which need none. */
final class SweepWorkers implements AutoCloseable {

    private final SweepManifest manifest;
    private final @Nullable EngineSetup shared;

    private SweepWorkers(SweepManifest manifest, @Nullable EngineSetup shared) {
        this.manifest = manifest;
        this.shared = shared;
    }

    static SweepWorkers of(SweepManifest manifest) throws IOException {
        return new SweepWorkers(
                manifest, manifest.bars() == null ? manifest.past().setup() : null);
    }

    /** One for a thread. */
    Sweep.Worker worker() {
        return shared != null
                ? new SweepWorker(manifest.past(), shared)
                : new OnBars(manifest.past(), Objects.requireNonNull(manifest.bars()));
    }

    /** Does jobs on bars. */
    private record OnBars(Past past, SweepBars bars) implements Sweep.Worker {
        @Override
        public BacktestResult run(SweepJob job) throws IOException {
            Past stretch = past.between(job.fromNanos(), job.toNanos());
            return bars.in(stretch).with(job.parameters()).run(BacktestListener.NONE);
        }
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
        }
    }
}
