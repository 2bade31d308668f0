package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.journal.release.SimulationRow.Pass;
import io.traider.parity.AlertDifference;
import io.traider.release.Simulation;
import io.traider.release.SimulationResult;
import io.traider.release.SimulationResult.Replay;
import io.traider.release.SimulationResult.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** What a simulation came to, pass by pass: in numbers, and every decision that would be otherwise with both explanations. */
final class SimulationOutcome extends Div {

    SimulationOutcome(ReleasePage page, Simulation simulation) {
        SimulationResult result = Objects.requireNonNull(simulation.result());
        addClassName("part");
        Rules rules = result.rules();
        if (rules != null) {
            add(
                    new Panel("What the rules would have said", new Paragraph(said(rules)), SimulationFigures.of(rules))
                            .beside(Panel.meta(differ(rules.rows(), rules.finished())))
                            .named("said"),
                    new SimulationRows(page, simulation, Pass.RULES, "Said otherwise to what is recorded"));
        }
        Replay replay = result.replay();
        if (replay != null) {
            add(
                    new Panel("What would have come of it", SimulationFigures.of(replay))
                            .beside(Panel.meta(differ(replay.rows(), replay.finished()) + flaws(replay)))
                            .named("differs"),
                    new SimulationRows(page, simulation, Pass.REPLAY, "Decided otherwise in the replay"),
                    new Panel("Alerts gained and lost by account", alerts(replay))
                            .beside(Panel.meta(Words.count(replay.alertsGained()) + " gained, "
                                    + Words.count(replay.alertsLost()) + " lost"))
                            .named("alerts"));
            if (replay.alertRows() > 0) {
                add(new SimulationAlertRows(page, simulation));
            }
        } else if (rules != null) {
            add(Panel.padded("What would have come of it", new Paragraph(without(simulation, rules))));
        }
    }

    private static DataTable alerts(Replay replay) {
        DataTable table = new DataTable(
                "Alerts by account",
                "No alert began on either side.",
                Column.text("Account"),
                Column.text("Kind"),
                Column.text("Code"),
                Column.number("Was"),
                Column.number("Would be"),
                Column.number("Gained"),
                Column.number("Lost"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (AlertDifference each : replay.alerts()) {
            rows.put(
                    each.account() + " " + each.code(),
                    List.of(
                            each.account(),
                            Words.word(each.kind()),
                            each.code(),
                            Words.count(each.was()),
                            Words.count(each.would()),
                            Words.count(each.gained()),
                            Words.count(each.lost())));
        }
        table.show(rows);
        return table;
    }

    private static String said(Rules it) {
        return "The draft was asked about the facts that are recorded with " + Words.count(it.asked())
                + (it.asked() == 1 ? " decision" : " decisions") + ", beside what was said to them."
                + unknown(it.unknown())
                + (it.failed() == 0
                        ? ""
                        : " It could not be asked about " + Words.count(it.failed()) + ", which fails closed: "
                                + it.failure() + ".");
    }

    private static String unknown(long decisions) {
        return decisions == 0
                ? ""
                : " " + Words.count(decisions)
                        + " more were left out: what the rules were shown was not kept then, or they"
                        + " came too late to say anything.";
    }

    private static String without(Simulation simulation, Rules rules) {
        if (rules.settled()) {
            return "Nothing: the same was said each time, so the same orders would have been sent, with the same"
                    + " profit. A replay has nothing to find and was not run.";
        }
        return simulation.open() ? "The replay goes on." : "It was not replayed to its end.";
    }

    private static String differ(long rows, boolean finished) {
        return Words.count(rows)
                + (rows == 1 ? " decision differs" : " decisions differ")
                + (finished ? "" : " until it ended");
    }

    private static String flaws(Replay it) {
        return it.flaws().isEmpty() ? "" : "; the log has flaws there: " + String.join(", ", it.flaws());
    }
}
