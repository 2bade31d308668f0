package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.BarLookAhead;
import io.traider.backtest.EventSource;
import io.traider.backtest.LookAheadCheck;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    /** The exit code of a check for look-ahead that had nothing to look at. */
    static final int NOTHING_DECIDED = 4;

    @Mixin
    private PastOptions options = new PastOptions();

    @Mixin
    private BarOptions bars = new BarOptions();

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
                            + " with exit code 3 when a decision before them changes, and with 4 when nothing was"
                            + " decided, so that nothing is proven")
    private int lookAheadPoints;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        QuietLog.warningsToStandardError();
        return guarded(stated(() -> bars.given()) ? this::onBars : this::onEvents);
    }

    private interface Work {
        int run() throws IOException;
    }

    private int guarded(Work work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("traider: " + Advice.why(e));
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private int onBars() throws IOException {
        BarPast past = stated(() -> bars.past(options));
        if (lookAheadPoints > 0) {
            BarLookAhead.Result result = past.checkLookAhead(lookAheadPoints);
            return told(result.found(), result.orders(), "orders", result.points());
        }
        try (ReportFolder folder = report == null ? null : ReportFolder.create(report)) {
            long began = System.nanoTime();
            BacktestResult result =
                    past.run(folder == null ? BacktestListener.NONE : folder.keepingDecisions(BacktestListener.NONE));
            return finish(result, folder, began);
        }
    }

    private int finish(BacktestResult result, @Nullable ReportFolder folder, long began) throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        if (result.counts().events() == 0) {
            result.unfailed();
            throw new IllegalStateException("nothing happened in that time, so there is nothing to report. Maybe other"
                    + " --from and --to; traider data list says of what times there is imported data");
        }
        if (folder != null) {
            folder.write(result);
        }
        print(BacktestSummary.of(result, seconds));
        result.unfailed();
        return ExitCode.OK;
    }

    private int onEvents() throws IOException {
        Past past = stated(options::past);
        try (EngineSetup made = past.setup()) {
            if (lookAheadPoints > 0) {
                return checkLookAhead(past, made);
            }
            try (EventSource source = past.open();
                    ReportFolder folder = report == null ? null : ReportFolder.create(report)) {
                long began = System.nanoTime();
                BacktestListener progress =
                        new RunProgress(past, spec.commandLine().getErr(), began);
                BacktestListener listener = folder == null ? progress : folder.keepingDecisions(progress);
                return finish(past.backtest(made).run(source, listener), folder, began);
            }
        }
    }

    private <T> T stated(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int checkLookAhead(Past past, EngineSetup made) throws IOException {
        Backtest backtest = past.backtest(made);
        LookAheadCheck.Result result = new LookAheadCheck(
                        past::open,
                        (source, until, listener) -> backtest.until(until).run(source, listener),
                        past.model(),
                        lookAheadPoints,
                        past.seed())
                .run(past.toNanos());
        return told(
                result.found().map(LookAheadCheck.LookAhead::words), result.decisions(), "decisions", result.points());
    }

    private int told(Optional<String> found, long checked, String what, int points) {
        PrintWriter out = spec.commandLine().getOut();
        if (checked == 0) {
            out.println("nothing was decided, so nothing is proven: 0 " + what
                    + ". Maybe a longer stretch, or other parameters");
            out.flush();
            return NOTHING_DECIDED;
        }
        out.println(found.orElse("no look-ahead: " + checked + " " + what + ", " + points
                + " points after which the future was cut off and changed"));
        out.flush();
        return found.isPresent() ? LOOK_AHEAD : ExitCode.OK;
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
