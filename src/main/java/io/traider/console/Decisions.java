package io.traider.console;

import io.traider.domain.Decision;
import io.traider.domain.Reason;
import io.traider.journal.Cursor;
import io.traider.journal.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The rows of decisions. */
final class Decisions {

    private Decisions() {}

    static DataTable table(String empty) {
        return new DataTable(
                "Decisions",
                empty,
                Column.timeLink("Time"),
                Column.pair("Instrument"),
                Column.text("Signal"),
                Column.state("Verdict"),
                Column.wide("Because"));
    }

    static SequencedMap<String, List<String>> rows(List<Page.Row<Decision>> decisions) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        decisions.forEach(row -> rows.put(row.cursor().toString(), cells(row)));
        return rows;
    }

    static List<String> cells(Page.Row<Decision> row) {
        return cells(row, link(row));
    }

    /** @param link where the decision is shown */
    static List<String> cells(Page.Row<Decision> row, String link) {
        Decision decision = row.value();
        return List.of(
                Words.millis(decision.nanos()) + "\n" + link,
                Words.pair(decision.signal().instrument()),
                Words.word(decision.signal().kind()),
                verdict(decision),
                Words.capital(decision.reasons().stream().map(Reason::rule).collect(Collectors.joining(", "))));
    }

    /** Where a decision is shown: by the sequence of its input, and its number there when it was not the first. */
    static String link(Page.Row<Decision> row) {
        Cursor cursor = row.cursor();
        return "decisions/" + (cursor.ordinal() == 0 ? cursor.sequence() : cursor);
    }

    private static String verdict(Decision decision) {
        if (!decision.verdict().allowed()) {
            return "bad Denied";
        }
        if (decision.wouldBe()) {
            return "plain Would-be";
        }
        return decision.order() == null ? "plain No order" : "good Allowed";
    }
}
