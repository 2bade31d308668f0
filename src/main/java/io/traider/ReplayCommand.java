package io.traider;

import io.traider.journal.Database;
import io.traider.parity.Change;
import io.traider.venue.capture.Capture;
import io.traider.venue.capture.CaptureReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider replay}: recorded frames through the feeds, or a recorded day of the journal through the engine. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "With --captures: reads recorded venue frames through the feeds and prints what was counted.",
            "Formats: cryptofeed, hftbacktest, crossbook (CBCAP1), lines of JSON, and recordings by run --record;"
                    + " plain or gzip; told apart by content.",
            "With --journal: feeds a recorded day to the present engine with what was in force then, and compares every"
                    + " decision, verdict, fill and posting; also while the platform runs."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is the same, or it was counted",
            "1:it could not be done",
            "2:the command was not understood",
            "3:the code decides otherwise",
            "4:another release of rules, limits or strategy was in force",
            "5:another model was in force",
            "6:the journal's inputs are missing, altered or in another order"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final class What {
        @Option(
                names = "--captures",
                required = true,
                paramLabel = "PATH",
                description = "a recording, or a folder that is searched for recordings")
        private @Nullable Path captures;

        @Option(names = "--journal", required = true, description = "a day of the journal")
        private boolean journal;
    }

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description = "the day of UTC for --journal, such as 2026-01-31 (default: yesterday)")
    private @Nullable LocalDate day;

    @Option(
            names = "--venue",
            description =
                    "for --journal: the paper venue makes its reports again too, and a run with a venue of its own is"
                            + " set beside what was recorded")
    private boolean venue;

    @Option(
            names = "--with",
            paramLabel = "CHANGE",
            description =
                    "for --journal: what if rules=PATH (a DRL file or a folder of them), limits=PATH (a limit file) or"
                            + " model=PATH (an ONNX file with its card.yml beside it) had been in force; may be repeated")
    private List<String> changes = new ArrayList<>();

    @Mixin
    private final DatabaseOptions place = new DatabaseOptions();

    @Option(names = "--json", description = "print one JSON document instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path captures = what.captures;
        if (captures == null) {
            return journal(err);
        }
        if (day != null || venue || !changes.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--day, --venue and --with are for --journal");
        }
        try {
            List<Capture> found = CaptureReader.find(captures);
            if (found.isEmpty()) {
                return failed(err, "no recording in " + captures + ". Maybe name another folder");
            }
            print(ReplayReport.of(found), spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (IOException e) {
            return failed(err, Advice.why(e));
        }
    }

    private int journal(PrintWriter err) {
        QuietLog.warningsToStandardError();
        LocalDate wanted = day == null ? LocalDate.now(ZoneOffset.UTC).minusDays(1) : day;
        try (Database database = place.join()) {
            JournalReplay replay =
                    new JournalReplay(database, wanted, json, spec.commandLine().getOut(), err);
            if (changes.isEmpty()) {
                return replay.compare(venue);
            }
            List<Change> parsed = new ArrayList<>();
            for (String change : changes) {
                parsed.add(Change.parse(change));
            }
            return replay.whatIf(parsed);
        } catch (IOException e) {
            return failed(err, "cannot read: " + Advice.why(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return failed(err, String.valueOf(e.getMessage()));
        }
    }

    private static int failed(PrintWriter err, String why) {
        err.println("traider: " + why);
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private void print(ReplayReport report, PrintWriter out) {
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report));
        } else {
            out.print(report.table());
        }
        out.flush();
    }
}
