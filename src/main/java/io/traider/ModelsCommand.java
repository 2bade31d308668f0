package io.traider;

import io.traider.feature.FeatureEngine;
import io.traider.model.TrialFigures;
import io.traider.model.gate.ModelGate;
import io.traider.release.ModelForge;
import io.traider.release.ModelReport;
import io.traider.release.TrialSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider models}: model files, without a platform. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Checks model files as the platform does before it takes them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:the model or its card has a problem, or it could not be done",
            "2:the command was not understood"
        })
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about models? Maybe: models check FILE --card=CARD");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a model's bytes, compares them with its card, and loads and scores it in a process of its own.",
                "Prints each finding, and what was measured on this machine."
            })
    int check(
            @Parameters(paramLabel = "FILE", description = "an ONNX file") Path file,
            @Option(
                            names = "--card",
                            required = true,
                            paramLabel = "CARD",
                            description = "its card, as docs/models.md says")
                    Path card,
            @Option(
                            names = "--budget",
                            defaultValue = "PT0.001S",
                            paramLabel = "TIME",
                            description =
                                    "in which all but a hundredth of the rows have to be scored, such as PT0.0005S"
                                            + " (default: a millisecond)")
                    Duration budget,
            @Option(names = "--json", description = "print one JSON document instead of sentences") boolean json) {
        QuietLog.warningsToStandardError();
        try {
            long size = Files.size(file);
            if (size > ModelGate.MOST_BYTES) {
                return failed("%s has %,d bytes, more than %,d".formatted(file, size, ModelGate.MOST_BYTES));
            }
            ModelForge forge = new ModelForge(TrialSettings.standard().budget(budget), FeatureEngine.SET);
            ModelReport report = forge.check(Files.readAllBytes(file), Files.readString(card));
            if (json) {
                out().println(JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(report));
            } else {
                tell(report);
            }
            out().flush();
            return report.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (IOException e) {
            return failed("cannot read: " + Advice.why(e));
        } catch (IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private void tell(ModelReport report) {
        report.findings().forEach(each -> out().println(each.level().name().toLowerCase(Locale.ROOT) + ": " + each));
        TrialFigures figures = report.figures();
        if (figures != null) {
            out().printf(
                            Locale.ROOT,
                            "%s, loaded in %.0f ms; a row takes %.1f µs, 99 of 100 take at most %.1f µs (budget %.0f"
                                    + " µs)%n",
                            report.reads(),
                            figures.loadMillis(),
                            figures.p50Micros(),
                            figures.p99Micros(),
                            figures.budgetMicros());
        }
        out().println((report.model().isEmpty() ? "model" : report.model()) + ": "
                + (report.ok() ? "in order" : "NOT in order") + ", checked in " + report.millis() + " ms");
    }

    private int failed(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("traider: " + message);
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
