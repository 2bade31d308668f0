package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.EventSource;
import io.traider.backtest.LookAheadCheck;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider backtest}: a strategy on the past, through the same engine as everywhere. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a strategy on the past, through the same engine as the platform, on simulated venues.",
            "Without options: the shipped strategy on four hours of the simulated market."
        },
        footer = {"", "docs/backtesting.md says how orders are filled and what is measured."})
final class BacktestCommand implements Callable<Integer> {

    /** The exit code that tells of a look-ahead. */
    static final int LOOK_AHEAD = 3;

    @Mixin
    private PastOptions options = new PastOptions();

    @Option(names = "--json", description = "print one JSON document instead of a table")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "also write report.html (one self-contained tear sheet), report.json and decisions.jsonl there")
    private @Nullable Path report;

    @Option(
            names = "--check-lookahead",
            arity = "0..1",
            fallbackValue = "4",
            paramLabel = "POINTS",
            description =
                    "instead of a report: run again with other futures after so many decisions (default: 4), and fail"
                            + " with exit code 3 when a decision before them changes")
    private int lookAheadPoints;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        QuietLog.warningsToStandardError();
        Past past = past();
        PrintWriter err = spec.commandLine().getErr();
        try (EngineSetup made = past.setup()) {
            if (lookAheadPoints > 0) {
                return checkLookAhead(past, made);
            }
            BacktestSummary summary = run(past, made, report == null ? null : ReportFolder.create(report), err);
            print(summary);
            if (summary.failure() != null) {
                throw new IllegalStateException(summary.failure());
            }
            return ExitCode.OK;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            err.println("traider: " + e.getMessage());
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private Past past() {
        try {
            return options.past();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static BacktestSummary run(Past past, EngineSetup made, @Nullable ReportFolder folder, PrintWriter err)
            throws IOException {
        Backtest backtest = past.backtest(made);
        try (EventSource source = past.open();
                ReportFolder kept = folder) {
            long began = System.nanoTime();
            BacktestListener progress = new RunProgress(past, err, began);
            BacktestResult result = backtest.run(source, kept == null ? progress : kept.keepingDecisions(progress));
            double seconds = (System.nanoTime() - began) / 1e9;
            if (kept != null) {
                kept.write(result);
            }
            return BacktestSummary.of(result, seconds);
        }
    }

    private int checkLookAhead(Past past, EngineSetup made) throws IOException {
        Backtest backtest = past.backtest(made);
        LookAheadCheck.Result result = new LookAheadCheck(
                        past::open,
                        (source, until, listener) -> backtest.until(until).run(source, listener),
                        lookAheadPoints,
                        past.seed())
                .run(past.toNanos());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                result.found().isPresent()
                        ? result.found().get().words()
                        : "no look-ahead: " + result.decisions() + " decisions, " + result.points()
                                + " points after which the future was cut off and changed");
        out.flush();
        return result.found().isPresent() ? LOOK_AHEAD : ExitCode.OK;
    }

    private void print(BacktestSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(summary));
        } else {
            out.print(summary.table());
        }
        out.flush();
    }
}
