package io.traider;

import io.traider.backtest.sweep.Axis;
import io.traider.backtest.sweep.JobResult;
import io.traider.backtest.sweep.Ranking;
import io.traider.backtest.sweep.Sampling;
import io.traider.backtest.sweep.Sweep;
import io.traider.backtest.sweep.SweepFolder;
import io.traider.backtest.sweep.SweepJob;
import io.traider.backtest.sweep.WalkForward;
import io.traider.report.Measure;
import io.traider.study.FundingStudy.Judged;
import io.traider.study.FundingStudy.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A strategy walked forward on the simulated market by the whole engine: parameters are chosen on a stretch by the Sharpe
 * ratio after costs and judged on the one after it, which the choice knew nothing of. It is a sweep, done in a folder of its own.
 */
final class SimulatedWalk {

    private static final WalkForward WINDOWS = new WalkForward(Duration.ofMinutes(30), Duration.ofMinutes(30));

    private final Past past;
    private final Path folder;

    /** @param folder where results of jobs are kept, so that a study that was stopped goes on */
    SimulatedWalk(Past past, Path folder) {
        this.past = past;
        this.folder = folder;
    }

    private static List<Axis> axes(String strategy) {
        return switch (strategy) {
            case "funding-drift" -> List.of(Axis.parse("entryDrift=1,1.5"), Axis.parse("takeProfitBps=40,80"));
            default -> List.of(Axis.parse("entryDrift=0.5,1"), Axis.parse("minRateBps=2,4"));
        };
    }

    Run run(Sweep.Progress progress) throws IOException {
        SweepManifest manifest = manifest();
        SweepFolder results = SweepFolder.open(folder.resolve(manifest.hash().substring(0, 12)), manifest.hash());
        try (SweepWorkers workers = SweepWorkers.of(manifest)) {
            new Sweep(manifest.jobs(), results)
                    .run(Runtime.getRuntime().availableProcessors(), workers::worker, progress);
        }
        Ranking ranking = new Ranking(manifest.figure(), results.all(manifest.jobs()));
        List<Judged> judged =
                ranking.walk().stream().map(step -> judged(manifest, step)).toList();
        return new Run(
                past.strategy(), past.seed(), BestAgain.of(manifest, ranking).report(), judged);
    }

    private SweepManifest manifest() {
        String figure = Measure.SHARPE.key();
        List<Axis> axes = axes(past.strategy());
        var points = Sampling.GRID.points(axes, 0, past.seed());
        List<SweepJob> jobs = SweepJob.all(points, WINDOWS, past.fromNanos(), past.toNanos());
        return new SweepManifest(past, Sampling.GRID, past.seed(), axes, figure, WINDOWS, jobs, null);
    }

    private static Judged judged(SweepManifest manifest, Ranking.Step step) {
        return new Judged(
                step.chosen().job().parameters(),
                step.chosen().score(manifest.figure()),
                net(step.judged()),
                step.rank(),
                step.of());
    }

    private static BigDecimal net(JobResult result) {
        return new BigDecimal(result.endEquity()).subtract(new BigDecimal(result.startEquity()));
    }
}
