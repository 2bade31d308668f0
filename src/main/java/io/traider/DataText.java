package io.traider;

import io.traider.history.Series;
import io.traider.history.load.Finding;
import io.traider.history.load.ImportReport;
import io.traider.history.load.Problem;
import io.traider.history.load.StoreCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code traider data} tells people. */
final class DataText {

    private static final int SHOWN = 5;

    private DataText() {}

    static String imported(ImportReport report) {
        StringBuilder text = new StringBuilder();
        findings(report.findings(), report.counts(), report.missing(), text);
        if (report.refused()) {
            text.append("refused: nothing was imported from ")
                    .append(report.files())
                    .append(" files\n");
        }
        for (ImportReport.Imported each : report.imported()) {
            text.append(each.unchanged() ? "unchanged" : "imported").append(": ");
            line(each.series(), text);
            text.append(", ")
                    .append(each.read())
                    .append(" read, ")
                    .append(each.added())
                    .append(" new");
            text.append(each.removed() > 0 ? ", " + each.removed() + " replaced" : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static void findings(List<Finding> findings, Map<Problem, Long> counts, long missing, StringBuilder text) {
        counts.forEach((problem, count) -> {
            List<Finding> of = findings.stream()
                    .filter(finding -> finding.problem() == problem)
                    .limit(SHOWN)
                    .toList();
            of.forEach(finding -> text.append(finding.brief()).append('\n'));
            String also = (count > SHOWN ? count + " times in all. " : "")
                    + of.getFirst().advice();
            if (!also.isEmpty()) {
                text.append("  ").append(also).append('\n');
            }
        });
        if (missing > 0) {
            text.append("  ").append(missing).append(" bars or settlements are missing in all\n");
        }
    }

    private static void line(Series series, StringBuilder text) {
        text.append(series.id())
                .append(", ")
                .append(series.rows())
                .append(" rows, ")
                .append(series.span());
    }

    static String listed(List<Series> all, Path folder) {
        if (all.isEmpty()) {
            return "nothing in " + folder + ". Maybe: data import --from=FILE --instrument=VENUE:SYMBOL\n";
        }
        StringBuilder text = new StringBuilder();
        String row = "%-32s %-8s %-8s %12s  %-50s %-12s %s%n";
        text.append(row.formatted("INSTRUMENT", "KIND", "INTERVAL", "ROWS", "SPAN", "HASH", "FILES"));
        for (Series each : all) {
            text.append(row.formatted(
                    each.id().instrument(),
                    each.id().kind().label(),
                    each.id().interval(),
                    each.rows(),
                    each.span(),
                    each.hash().substring(0, 12),
                    each.sources().size()));
        }
        return text.toString();
    }

    static String checked(List<StoreCheck> checks) {
        StringBuilder text = new StringBuilder();
        for (StoreCheck check : checks) {
            findings(check.findings(), check.counts(), check.missing(), text);
            text.append(check.good() ? "good: " : "bad: ");
            line(check.series(), text);
            text.append('\n');
        }
        return text.isEmpty() ? "nothing to check\n" : text.toString();
    }

    static String measured(DataCommand.Measured measured) {
        StringBuilder text = new StringBuilder();
        text.append(measured.samples())
                .append(" latencies of ")
                .append(measured.what())
                .append(" to ")
                .append(measured.file())
                .append('\n');
        if (measured.negative() > 0) {
            text.append(measured.negative()).append(" of them taken as 0: by its clock the message was sent later\n");
        }
        if (measured.late() > 0) {
            text.append(measured.late()).append(" messages of more than an hour left out\n");
        }
        return text.toString();
    }
}
