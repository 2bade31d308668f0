package io.traider;

import io.traider.backtest.BacktestPlan;
import io.traider.backtest.sweep.Axis;
import io.traider.backtest.sweep.JobResult;
import io.traider.backtest.sweep.Ranking;
import io.traider.backtest.sweep.Sampling;
import io.traider.backtest.sweep.Sweep;
import io.traider.backtest.sweep.SweepFolder;
import io.traider.backtest.sweep.SweepJob;
import io.traider.backtest.sweep.WalkForward;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code traider sweep}: many backtests over a space of parameters. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Many backtests over a space of parameters: plan them, run them here or on a cluster, rank them.",
        footer = {"", "docs/sweeps.md says how."})
final class SweepCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private interface Work {
        int run() throws IOException;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = "Writes the manifest: every job with its parameters and its stretch of the past.")
    int plan(
            @Mixin PastOptions options,
            @Mixin BarOptions bars,
            @Option(
                            names = "--parameter",
                            required = true,
                            paramLabel = "NAME=VALUES",
                            description = "entryDrift=0.5,1,1.5 or entryDrift=0.5..2 or entryDrift=0.5..2/0.25; may be"
                                    + " repeated; on bars fast, slow and unit")
                    List<String> parameters,
            @Option(
                            names = "--sampling",
                            defaultValue = "grid",
                            paramLabel = "HOW",
                            description =
                                    "how points are laid out: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
                    Sampling sampling,
            @Option(
                            names = "--points",
                            defaultValue = "64",
                            paramLabel = "N",
                            description = "how many random or Sobol points (default: ${DEFAULT-VALUE})")
                    int points,
            @Option(
                            names = "--walk-forward",
                            paramLabel = "CHOOSE,JUDGE",
                            description =
                                    "choose on rolling windows and judge on what follows each, such as PT2H,PT1H or"
                                            + " P30D,P7D")
                    @Nullable
                    String walk,
            @Option(
                            names = "--figure",
                            defaultValue = "sharpe",
                            paramLabel = "KEY",
                            description =
                                    "what results are ranked by, as in a report's JSON (default: ${DEFAULT-VALUE})")
                    String figure,
            @Option(
                            names = "--manifest",
                            defaultValue = "sweep.json",
                            paramLabel = "FILE",
                            description = "where to write it (default: ${DEFAULT-VALUE})")
                    Path manifest,
            @Option(
                            names = "--kubernetes",
                            paramLabel = "FILE",
                            description = "also write an Indexed Job that does it, such as deploy/sweep.yaml")
                    @Nullable
                    Path kubernetes,
            @Option(
                            names = "--image",
                            defaultValue = "traider:0.1.0",
                            paramLabel = "IMAGE",
                            description = "that the cluster runs (default: ${DEFAULT-VALUE})")
                    String image,
            @Option(
                            names = "--workers",
                            defaultValue = "4",
                            paramLabel = "N",
                            description = "of the Indexed Job (default: ${DEFAULT-VALUE})")
                    int workers) {
        return guarded(() -> {
            BarPast onBars = bars.given() ? bars.past(options) : null;
            Past asked = onBars == null ? options.past() : onBars.past();
            List<Axis> axes = parameters.stream().map(Axis::parse).toList();
            WalkForward windows = walk == null ? null : walk(walk);
            Past past = windows == null ? asked : bounded(asked, onBars != null);
            var laidOut = sampling.points(axes, points, past.seed());
            if (onBars == null) {
                asked.model().onEvents();
                past.definition(laidOut.getFirst());
            } else {
                onBars.check();
                laidOut.forEach(onBars::with);
            }
            SweepManifest made = new SweepManifest(
                    past,
                    sampling,
                    past.seed(),
                    axes,
                    figure,
                    windows,
                    SweepJob.all(laidOut, windows, past.fromNanos(), past.toNanos()),
                    onBars == null ? null : SweepBars.of(onBars));
            made.write(manifest);
            say(manifest + ": " + made.jobs().size() + " jobs, sweep " + made.hash());
            if (kubernetes != null) {
                IndexedJob.of(made, image, workers).write(kubernetes);
                say(kubernetes + ": " + workers + " workers of " + image);
            }
            return ExitCode.OK;
        });
    }

    private static Past bounded(Past past, boolean bars) throws IOException {
        if (bars && (past.fromNanos() == 0 || past.toNanos() == BacktestPlan.OPEN)) {
            throw new IllegalArgumentException(
                    "walking forward on bars needs both ends. Maybe --from=2025-01-01 --to=2026-01-01");
        }
        return past.bounded();
    }

    private static WalkForward walk(String text) {
        String[] part = text.split(",");
        if (part.length != 2) {
            throw new IllegalArgumentException("--walk-forward=" + text + " is not of two. Maybe PT2H,PT1H");
        }
        return new WalkForward(Duration.parse(part[0].strip()), Duration.parse(part[1].strip()));
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description =
                    "Does the jobs that are not done yet, on all cores; started again, it goes on where it stopped.")
    int run(
            @Option(names = "--manifest", defaultValue = "sweep.json", paramLabel = "FILE") Path manifest,
            @Option(
                            names = "--work",
                            defaultValue = "sweep",
                            paramLabel = "DIR",
                            description = "where results go, a file each (default: ${DEFAULT-VALUE})")
                    Path work,
            @Option(names = "--threads", paramLabel = "N", description = "(default: one for each core)") @Nullable
                    Integer threads) {
        int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return guarded(() -> work(SweepManifest.read(manifest), 0, 1, work, cores));
    }

    @Command(
            name = "worker",
            mixinStandardHelpOptions = true,
            description = "Does every Nth job, as one of N workers that share a folder; what an Indexed Job runs.")
    int worker(
            @Option(
                            names = "--index",
                            required = true,
                            paramLabel = "I",
                            description = "which one, from 0; $JOB_COMPLETION_INDEX in an Indexed Job")
                    int index,
            @Option(names = "--of", required = true, paramLabel = "N", description = "how many there are") int of,
            @Option(names = "--manifest", defaultValue = "sweep.json", paramLabel = "FILE") Path manifest,
            @Option(names = "--work", defaultValue = "sweep", paramLabel = "DIR") Path work) {
        if (index < 0 || index >= of) {
            throw new ParameterException(
                    spec.commandLine(), "worker " + index + " of " + of + " cannot be. Maybe --index=0");
        }
        return guarded(() -> work(SweepManifest.read(manifest), index, of, work, 1));
    }

    private int work(SweepManifest manifest, int index, int of, Path work, int threads) throws IOException {
        List<SweepJob> mine = manifest.jobs().stream()
                .filter(job -> job.index() % of == index)
                .toList();
        SweepFolder folder = SweepFolder.open(work, manifest.hash());
        long began = System.nanoTime();
        try (SweepWorkers workers = SweepWorkers.of(manifest)) {
            boolean whole = new Sweep(mine, folder).run(threads, workers::worker, (done, all) -> {
                err().printf(Locale.ROOT, "%d of %d jobs, %.0f s%n", done, all, (System.nanoTime() - began) / 1e9);
                err().flush();
                return true;
            });
            return whole && !failed(manifest, folder.all(mine)) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Whether some of the results are failures, each of which is told. */
    private boolean failed(SweepManifest manifest, List<JobResult> results) {
        List<SweepReport.Failure> failed = SweepReport.failed(new Ranking(manifest.figure(), results));
        failed.forEach(failure -> err().println("traider: " + failure.words()));
        err().flush();
        return !failed.isEmpty();
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Ranks what is done; with --report, runs the best again and writes its tear sheet.")
    int report(
            @Option(names = "--manifest", defaultValue = "sweep.json", paramLabel = "FILE") Path manifest,
            @Option(names = "--work", defaultValue = "sweep", paramLabel = "DIR") Path work,
            @Option(names = "--json", description = "print one JSON document instead of a table") boolean json,
            @Option(names = "--top", defaultValue = "10", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
                    int top,
            @Option(names = "--report", paramLabel = "DIR", description = "write report.html and report.json there")
                    @Nullable
                    Path report) {
        return guarded(() -> {
            SweepManifest read = SweepManifest.read(manifest);
            List<JobResult> results = SweepFolder.open(work, read.hash()).all(read.jobs());
            SweepReport found = SweepReport.of(read, new Ranking(read.figure(), results), results.size(), top);
            say(json ? found.json() : found.table());
            if (report != null) {
                BestAgain.of(read, new Ranking(read.figure(), results)).write(report);
            }
            boolean whole =
                    results.size() == read.jobs().size() && found.failed().isEmpty();
            return whole ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private int guarded(Work work) {
        QuietLog.warningsToStandardError();
        try {
            return work.run();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            err().println("traider: " + Advice.why(e));
            err().flush();
            return ExitCode.SOFTWARE;
        }
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
