package io.traider;

import io.traider.study.FundingStudy;
import io.traider.study.FundingStudy.OnPanel;
import io.traider.study.FundingStudy.Run;
import io.traider.study.Panel;
import io.traider.study.StudyJson;
import io.traider.study.StudyPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code traider study funding-drift}: the evidence for the funding drift strategy, again. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Walks both variants of the funding drift strategy forward, after costs, over recorded funding and over"
                    + " the simulator. Writes study.html and study.json.",
            "Without the recordings it says so and runs the simulator alone."
        },
        footer = {"", "docs/studies/funding-drift.md says what was found."})
final class StudyCommand implements Callable<Integer> {

    private static final String NAME = "funding-drift";
    private static final long FIRST_SEED = 20_260_801;
    private static final int RATE = 100;

    /** Reads a panel. */
    private interface Reader {
        Panel read(Path folder) throws IOException;
    }

    @Parameters(paramLabel = "STUDY", description = "which one: funding-drift")
    private String study = "";

    @Option(
            names = "--panel",
            paramLabel = "DIR",
            description =
                    "daily funding and prices of many contracts (default: funding_panel beside the other captures)")
    private @Nullable Path panel;

    @Option(
            names = "--freqtrade",
            paramLabel = "DIR",
            description = "freqtrade's XRP test data (default: freqtrade beside the other captures)")
    private @Nullable Path freqtrade;

    @Option(
            names = "--out",
            defaultValue = "target/study/funding-drift",
            paramLabel = "DIR",
            description = "where to write (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("target/study/funding-drift");

    @Option(
            names = "--hours",
            defaultValue = "2",
            paramLabel = "N",
            description = "of each simulated walk; 0 for none (default: ${DEFAULT-VALUE})")
    private int hours = 2;

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description = "simulated walks of each strategy, by seed (default: ${DEFAULT-VALUE})")
    private int runs = 3;

    @Option(names = "--json", description = "print the JSON document instead of the findings")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        QuietLog.warningsToStandardError();
        if (!study.equals(NAME)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "no study '" + study + "'. Maybe " + NAME);
        }
        try {
            print(write(gather()));
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("traider: " + Advice.why(e));
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private FundingStudy gather() throws IOException {
        List<OnPanel> panels = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        read("--panel", panel, "funding_panel", Panel::daily, panels, missing);
        read("--freqtrade", freqtrade, "freqtrade", Panel::eightHours, panels, missing);
        List<Run> simulated = new ArrayList<>();
        for (int i = 0; i < runs && hours > 0; i++) {
            simulated.add(run("funding-drift", FIRST_SEED + i));
            simulated.add(run("funding-harvest", FIRST_SEED + i));
        }
        return new FundingStudy(panels, simulated, missing);
    }

    /** A folder that is named must be there; one that is only expected may be absent, which the study then says. */
    private static void read(
            String option,
            @Nullable Path named,
            String expected,
            Reader reader,
            List<OnPanel> panels,
            List<String> missing)
            throws IOException {
        Path folder = named == null ? captures(expected) : named;
        if (folder == null) {
            missing.add("The recording " + expected + " is not here, so it was not studied. Maybe name its folder with "
                    + option + "=DIR.");
        } else if (Files.isDirectory(folder)) {
            panels.add(OnPanel.of(reader.read(folder)));
        } else {
            throw new IOException(option + "=" + folder + " is no folder");
        }
    }

    private static @Nullable Path captures(String name) {
        String captures = System.getenv("TRAIDER_CAPTURES");
        if (captures != null) {
            Path folder = Path.of(captures, name);
            return Files.isDirectory(folder) ? folder : null;
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path folder = up.resolve("shared/captures").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    /** The same as {@code traider sweep} with these options. */
    private Run run(String strategy, long seed) throws IOException {
        PastOptions options = new PastOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs("--strategy=" + strategy, "--hours=" + hours, "--rate=" + RATE, "--seed=" + seed);
        Past past = options.past();
        PrintWriter err = spec.commandLine().getErr();
        err.println("walking " + strategy + " over " + past.words() + ", " + hours + " h");
        err.flush();
        return new SimulatedWalk(past, out.resolve("walks")).run((done, all) -> true);
    }

    private FundingStudy write(FundingStudy found) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("study.html"), StudyPage.html(found));
        Files.writeString(out.resolve("study.json"), StudyJson.of(found));
        return found;
    }

    private void print(FundingStudy found) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(StudyJson.of(found));
        } else {
            found.findings().forEach(to::println);
            to.println("Written to " + out.resolve("study.html") + " and study.json.");
        }
        to.flush();
    }
}
