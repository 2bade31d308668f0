package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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

    @Mixin
    private PastOptions options = new PastOptions();

    @Option(names = "--json", description = "print one JSON document instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        QuietLog.warningsToStandardError();
        Past past = past();
        PrintWriter err = spec.commandLine().getErr();
        try (EngineSetup made = past.setup()) {
            print(run(past, made, err));
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
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

    private static BacktestSummary run(Past past, EngineSetup made, PrintWriter err) throws IOException {
        Backtest backtest = past.backtest(made);
        try (EventSource source = past.open()) {
            long began = System.nanoTime();
            BacktestListener progress = new RunProgress(past, err, began);
            BacktestResult result = backtest.run(source, progress);
            return BacktestSummary.of(result, (System.nanoTime() - began) / 1e9);
        }
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
