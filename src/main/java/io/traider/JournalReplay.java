package io.traider;

import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.parity.Change;
import io.traider.parity.Difference;
import io.traider.parity.DivergenceReport;
import io.traider.parity.Parity;
import io.traider.parity.ParityReport;
import io.traider.parity.ParityReport.Outcome;
import io.traider.parity.Releases;
import io.traider.parity.ReplayListener;
import io.traider.parity.WhatIf;
import io.traider.parity.WhatIfReport;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider replay --journal}: a recorded day through the present code, or through a change of it. */
final class JournalReplay {
    private static final int SHOWN = 12;
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Database database;
    private final LocalDate day;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter err;

    JournalReplay(Database database, LocalDate day, boolean json, PrintWriter out, PrintWriter err) {
        this.database = database;
        this.day = day;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** Compares with what was recorded; the cause of the first difference is the exit code. */
    int compare(boolean venue) {
        try (Releases releases = Releases.shipped(database.artefacts())) {
            ParityReport report = new Parity(database.blocks(), releases, VenueTerms.shipped(), Platform.SOFTWARE)
                    .check(day, venue, new Told());
            print(report, text(report));
            if (report.outcome() == Outcome.EMPTY) {
                err.println("traider: nothing is recorded of " + day + ". Maybe another day, or another --data folder");
                err.flush();
                return ExitCode.SOFTWARE;
            }
            return report.cause().exitCode();
        }
    }

    /** Says what would have been. */
    int whatIf(List<Change> changes) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        try (Releases releases = Releases.shipped(database.artefacts())) {
            WhatIfReport report = new WhatIf(database.blocks(), releases, VenueTerms.shipped())
                    .run(from, from.plus(Duration.ofDays(1)), changes, new Told());
            print(report, text(report));
            if (report.inputs() == 0) {
                err.println("traider: nothing is recorded of " + day + ". Maybe another day, or another --data folder");
                err.flush();
            }
            return report.inputs() == 0 ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private void print(Object report, String text) {
        out.println(
                json
                        ? JsonMapper.builder()
                                .build()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(report)
                        : text);
        out.flush();
    }

    /** Says every two seconds how far it is. */
    private final class Told implements ReplayListener {
        private long began;
        private long told;

        @Override
        public boolean progress(long done, long all) {
            long now = System.nanoTime();
            if (began == 0) {
                began = now;
                told = now;
            }
            if (now - told >= EVERY_NANOS) {
                told = now;
                err.printf(
                        Locale.ROOT,
                        "%,d of %,d inputs (%.0f %%), %,.0f/s%n",
                        done,
                        all,
                        100.0 * done / all,
                        done * 1e9 / (now - began));
                err.flush();
            }
            return true;
        }
    }

    private static String text(ParityReport report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%nInputs %,d (%,d more lead there), decisions %,d (%,d denied), fills %,d, postings %,d%s%n",
                verdict(report),
                report.inputs(),
                report.led(),
                report.decisions(),
                report.denied(),
                report.fills(),
                report.postings(),
                report.reports() > 0 ? String.format(", reports of the paper venue %,d", report.reports()) : ""));
        report.sessions()
                .forEach(session -> text.append(String.format(
                        "Session of %s from input %d, recorded by %s%n",
                        session.feed(), session.sequence(), session.software())));
        text.append("Steps recorded ").append(report.recordedHash()).append(System.lineSeparator());
        text.append("Steps replayed ").append(report.replayedHash()).append(System.lineSeparator());
        for (Difference each : report.first().stream().limit(SHOWN).toList()) {
            text.append(line(each));
        }
        if (report.differences() > SHOWN) {
            text.append(
                    String.format("and %,d more; --json has the first two hundred%n", report.differences() - SHOWN));
        }
        if (report.divergence() != null) {
            text.append(text("recorded", "replayed with the venue", report.divergence()));
        }
        return text.append(String.format(
                        Locale.ROOT, "%,.1f s, %,.0f inputs/s", report.seconds(), report.inputsPerSecond()))
                .toString();
    }

    private static String verdict(ParityReport report) {
        return switch (report.outcome()) {
            case IDENTICAL -> "Identical: every decision, verdict, fill and posting is the same.";
            case DIFFERENT -> "DIFFERENT, because of " + words(report) + ": " + report.byKind();
            case EMPTY -> "Nothing is recorded of that time.";
            case STOPPED -> "Stopped before its end.";
        };
    }

    private static String words(ParityReport report) {
        return switch (report.cause()) {
            case NONE -> "nothing";
            case CODE -> "the code (replayed by " + report.software() + ")";
            case RELEASE -> "another release of rules, limits or strategy";
            case MODEL -> "another model";
            case ORDER_OF_INPUTS -> "the order of inputs: the log is not as it was written";
        };
    }

    private static String line(Difference each) {
        return String.format(
                "  %s input %d %s %s%n    recorded  %s%n    replayed  %s%n",
                Instant.ofEpochSecond(0, each.nanos()),
                each.sequence(),
                each.kind(),
                each.subject(),
                each.recorded().isEmpty() ? "-" : each.recorded(),
                each.replayed().isEmpty() ? "-" : each.replayed());
    }

    private static String text(WhatIfReport report) {
        StringBuilder text = new StringBuilder("With " + String.join(" and ", report.changes()) + ":")
                .append(System.lineSeparator());
        report.after()
                .forEach((name, hash) -> text.append(
                        hash.equals(report.before().get(name))
                                ? ""
                                : String.format(
                                        "  %s %s, was %s%n",
                                        name, hash, report.before().get(name))));
        report.flaws().forEach(flaw -> text.append(String.format("  the log is damaged: %s%n", flaw)));
        text.append(text("as it was", "as it would be", report.difference()));
        report.difference().examples().stream().limit(SHOWN).forEach(each -> text.append(line(each)));
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d inputs (%,d more lead there), %,.1f s, %,.0f inputs/s",
                        report.inputs(),
                        report.led(),
                        report.seconds(),
                        report.inputsPerSecond()))
                .toString();
    }

    private static String text(String left, String right, DivergenceReport apart) {
        return String.format(
                Locale.ROOT,
                "%-12s %16s %16s %16s %16s%n%s%s"
                        + "decisions gained %,d, lost %,d, changed %,d; verdicts changed %,d; traded on one side only %,d,"
                        + " price %s; P&L difference %s%n",
                "",
                "decisions",
                "fills",
                "P&L",
                "latency",
                row(left, apart.left()),
                row(right, apart.right()),
                apart.decisionsGained(),
                apart.decisionsLost(),
                apart.decisionsChanged(),
                apart.verdictsChanged(),
                apart.fillsGained() + apart.fillsLost(),
                apart.fillPriceBps() == null
                        ? "not comparable"
                        : String.format(Locale.ROOT, "%.2f bps worse", apart.fillPriceBps()),
                money(apart.pnlDifference()));
    }

    private static String row(String name, DivergenceReport.Figures of) {
        return String.format(
                Locale.ROOT,
                "%-12.24s %,16d %,16d %16s %16s%n",
                name,
                of.decisions(),
                of.fills(),
                money(of.pnl()),
                of.latencyMillis() == null ? "-" : String.format(Locale.ROOT, "%.1f ms", of.latencyMillis()));
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "-" : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
