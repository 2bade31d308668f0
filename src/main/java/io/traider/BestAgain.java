package io.traider;

import io.traider.backtest.BacktestResult;
import io.traider.backtest.sweep.JobResult;
import io.traider.backtest.sweep.Ranking;
import io.traider.backtest.sweep.Sweep;
import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import io.traider.report.TearSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The best of a sweep, run again for its tear sheet: the best point, or what was chosen of each window of a walk forward,
 * judged on what followed and joined end to end. Whatever is run again must come to the hash that the sweep recorded.
 */
final class BestAgain {

    private final SweepManifest manifest;
    private final List<JobResult> chosen;
    private final Tries tries;

    private BestAgain(SweepManifest manifest, List<JobResult> chosen, Tries tries) {
        this.manifest = manifest;
        this.chosen = chosen;
        this.tries = tries;
    }

    static BestAgain of(SweepManifest manifest, Ranking ranking) {
        List<JobResult> chosen = manifest.walk() == null
                ? ranking.best().stream().limit(1).toList()
                : ranking.walk().stream().map(Ranking.Step::judged).toList();
        if (manifest.walk() != null) {
            ranking.unjudged().stream().findFirst().ifPresent(BestAgain::refuse);
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    ranking.failed().isEmpty()
                            ? "nothing of the sweep is done. Maybe run it first"
                            : "all that is done of the sweep failed, the first for this: "
                                    + ranking.failed().getFirst().failure());
        }
        // Out of its sample a choice is no pick of many any more: it was made before.
        return new BestAgain(manifest, chosen, manifest.walk() == null ? ranking.tries() : Tries.ONE);
    }

    /** Windows that could not be judged are not left out in silence: what is left would be the better ones. */
    private static void refuse(JobResult unjudged) {
        throw new IllegalStateException("the choice of window " + unjudged.job().window()
                + " could not be judged, job " + unjudged.job().index() + ": " + unjudged.failure()
                + ". Maybe plan without that stretch");
    }

    void write(Path folder) throws IOException {
        RunReport report = report();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.html"), TearSheet.html(report));
        Files.writeString(folder.resolve("report.json"), TearSheet.json(report));
    }

    /** Runs again what is told of. */
    RunReport report() throws IOException {
        List<BacktestResult> again = new ArrayList<>();
        try (SweepWorkers workers = SweepWorkers.of(manifest);
                Sweep.Worker worker = workers.worker()) {
            for (JobResult one : chosen) {
                BacktestResult result = worker.run(one.job()).unfailed();
                if (!result.hash().equals(one.steps())) {
                    throw new IllegalStateException(
                            "job " + one.job().index() + " came to " + result.hash() + " and not to " + one.steps()
                                    + ". Maybe the data or the platform is another than the sweep's");
                }
                again.add(result);
            }
        }
        return joined(again);
    }

    private RunReport joined(List<BacktestResult> runs) {
        RunReport first = runs.getFirst().report(tries);
        if (runs.size() == 1) {
            return first;
        }
        List<Sample> samples = new ArrayList<>();
        List<Fill> fills = new ArrayList<>();
        List<RoundTrip> trades = new ArrayList<>();
        Costs costs = Costs.NONE;
        for (BacktestResult run : runs) {
            join(samples, run.equity());
            fills.addAll(run.fills());
            trades.addAll(run.trades());
            costs = costs.plus(run.costs());
        }
        return new RunReport(
                "walk forward of " + first.title(),
                plan(first, runs.getLast().report(tries)),
                samples,
                fills,
                trades,
                costs,
                tries,
                first.dailyVolume());
    }

    /** What holds for all of the runs, from the first moment of the first to the last of the last. */
    private static List<Figure> plan(RunReport first, RunReport last) {
        return first.plan().stream()
                .filter(figure -> !figure.name().equals("events")
                        && !figure.name().equals("steps")
                        && !figure.name().startsWith("strategy:"))
                .map(figure -> figure.name().equals("to")
                        ? last.plan().get(first.plan().indexOf(figure))
                        : figure)
                .toList();
    }

    /** Each run begins with the capital anew: what it gained is added to where the one before ended. */
    private static void join(List<Sample> samples, List<Sample> more) {
        double gained = samples.isEmpty()
                ? 0
                : samples.getLast().equity() - more.getFirst().equity();
        double grown = samples.isEmpty()
                ? 1
                : samples.getLast().benchmark() / more.getFirst().benchmark();
        for (Sample sample : more) {
            if (samples.isEmpty() || sample.nanos() > samples.getLast().nanos()) {
                samples.add(new Sample(
                        sample.nanos(), sample.equity() + gained, sample.exposure(), sample.benchmark() * grown));
            }
        }
    }
}
