package io.traider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.traider.journal.ChainReport;
import io.traider.journal.Database;
import io.traider.journal.release.EventChain;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider verify-audit}: proves that the journal is as it was written. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = {
            "Walks the journal's hash chain from its first block to its last, also while the platform runs:",
            "numbers without a gap, every hash as computed from what is stored, every decision's row as its step says.",
            "Walks the chain of what was done with rules and limits, too."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the chain is whole", "1:it is broken, or cannot be read", "2:the command was not understood"
        })
final class VerifyAuditCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions place = new DatabaseOptions();

    @Option(names = "--json", description = "print one JSON document instead of sentences")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        QuietLog.warningsToStandardError();
        try (Database database = place.join()) {
            Audit report = new Audit(database.verify(), database.verifyReleases());
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    json
                            ? JsonMapper.builder()
                                    .build()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(report)
                            : text(report));
            out.flush();
            return report.isWhole() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (IllegalArgumentException | IllegalStateException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("traider: " + e.getMessage());
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    /** Both chains, the journal's fields first and for themselves. */
    private record Audit(@JsonUnwrapped ChainReport journal, EventChain.Report releases) {
        @JsonIgnore
        boolean isWhole() {
            return journal.whole() && releases.whole();
        }
    }

    private static String text(Audit report) {
        return text(report.journal())
                + System.lineSeparator()
                + (report.releases().whole()
                        ? String.format(
                                "The chain of releases is whole: %,d events",
                                report.releases().events())
                        : "The chain of releases is BROKEN at "
                                + report.releases().broken());
    }

    private static String text(ChainReport report) {
        String good = String.format(
                "%,d blocks up to input %,d: %,d steps and %,d decisions match; inputs kept of %,d blocks, dropped of"
                        + " %,d",
                report.blocks(),
                report.lastSequence(),
                report.steps(),
                report.decisions(),
                report.inputsKept(),
                report.inputsDropped());
        return report.whole()
                ? "The chain is whole: " + good
                : "The chain is BROKEN at " + report.broken() + System.lineSeparator() + "Good until there: " + good;
    }
}
