package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.traider.release.WhyNotReport;
import io.traider.release.WhyNotReport.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Which conditions of a rule held and which failed, with their numbers. */
final class ConditionsShown extends Div {

    ConditionsShown(WhyNotReport report) {
        long failed = report.conditions().stream()
                .filter(each -> each.outcome() == WhyNotReport.Outcome.FAILED)
                .count();
        add(new H3(
                report.fires()
                        ? "It fired: every condition held"
                        : failed + " of " + report.conditions().size() + " conditions failed"));
        add(table(report));
    }

    /** Of a rule that did not fire on one side of a simulation. */
    static Div missed(WhyNotReport report) {
        Div shown = new Div(new H3(
                report.fires()
                        ? "Rule “" + report.rule() + "” would fire on these facts too: what led there was otherwise"
                        : "Why rule “" + report.rule() + "” did not fire"));
        shown.add(table(report));
        return shown;
    }

    private static DataTable table(WhyNotReport report) {
        DataTable table = new DataTable(
                "Conditions of " + report.rule(),
                "The rule has no condition.",
                Column.wide("Condition"),
                Column.state("Held"),
                Column.wide("Numbers"));
        table.addClassName("wrapped");
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        int number = 0;
        for (Condition each : report.conditions()) {
            rows.put(Integer.toString(++number), List.of(each.text(), outcome(each.outcome()), each.numbers()));
        }
        table.show(rows);
        return table;
    }

    private static String outcome(WhyNotReport.Outcome outcome) {
        return switch (outcome) {
            case HELD -> "good Held";
            case FAILED -> "bad Failed";
            case NOT_ASKED -> "plain Not asked";
        };
    }
}
