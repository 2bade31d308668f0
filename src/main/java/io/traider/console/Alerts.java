package io.traider.console;

import io.traider.domain.Alert;
import io.traider.domain.Reason;
import io.traider.journal.Page;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of alerts. */
final class Alerts {

    private Alerts() {}

    static DataTable table() {
        return new DataTable(
                "Alerts",
                "No alerts here. Rules of risk, compliance and surveillance packs raise them; a filter may also hide"
                        + " what there is.",
                Column.timeLink("Raised"),
                Column.text("Kind"),
                Column.text("Account"),
                Column.state("State"),
                Column.text("Code"),
                Column.wide("Because"));
    }

    static List<String> cells(Page.Row<Alert> row) {
        Alert alert = row.value();
        return List.of(
                Words.millis(alert.nanos()) + "\n" + address(alert),
                Words.word(alert.kind()),
                account(alert),
                alert.lasts() ? "warn Lasts" : "plain Ended",
                alert.reason().code(),
                because(alert.reason()));
    }

    static String address(Alert alert) {
        return "alerts/" + alert.id();
    }

    /** With the instrument, where it is about one alone. */
    static String account(Alert alert) {
        return alert.instrument() == null
                ? alert.account()
                : alert.account() + ", " + alert.instrument().symbol();
    }

    private static String because(Reason reason) {
        return Words.capital(reason.rule())
                + reason.figures().stream()
                        .map(figure -> figure.name() + " " + Words.figure(figure.value()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
