package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.domain.Alert;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.release.Simulation;
import io.traider.release.WhyNotReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The alerts that one side of a simulation alone has, each of which opens both explanations. */
final class SimulationAlertRows extends Div {

    private static final int PAGE = 50;

    private final ReleasePage page;
    private final Simulation simulation;
    private final DataTable rows = new DataTable(
            "Alerts of one side alone",
            "Every alert began on both sides.",
            Column.text("Time"),
            Column.state("Difference"),
            Column.text("Account"),
            Column.pair("Instrument"),
            Column.text("Code"),
            Column.wide("Rule"),
            Column.action("Explain"));
    private final Div both = new Div();
    private List<SimulationAlertRow> read = new ArrayList<>();

    SimulationAlertRows(ReleasePage page, Simulation simulation) {
        this.page = page;
        this.simulation = simulation;
        addClassName("part");
        both.addClassNames("part", "two");
        rows.addClassName("wrapped");
        rows.onAct(this::open);
        rows.onMore(this::more);
        add(new Panel("Alerts of one side alone", rows).named("alert-rows"), both);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read = new ArrayList<>();
        more();
    }

    private void more() {
        int skip = read.size();
        page.live().ask(this, () -> page.desk().simulationAlerts(simulation.id(), skip, PAGE + 1), (found, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The alerts could not be read", failure);
            } else {
                found.stream().limit(PAGE).forEach(read::add);
                show(found.size() > PAGE);
            }
        });
    }

    private void show(boolean more) {
        SequencedMap<String, List<String>> drawn = new LinkedHashMap<>();
        read.forEach(row -> drawn.put(Integer.toString(row.ordinal()), cells(row)));
        rows.show(drawn, more);
    }

    private static List<String> cells(SimulationAlertRow row) {
        Alert alert = row.alert();
        return List.of(
                Words.millis(alert.nanos()),
                row.gained() ? "warn Would be raised" : "warn Would not be raised",
                alert.account(),
                alert.instrument() == null ? "" : Words.pair(alert.instrument()),
                alert.reason().code(),
                alert.reason().rule(),
                "Explain\nExplain both sides of the alert on input " + row.sequence());
    }

    private void open(String key) {
        read.stream()
                .filter(row -> Integer.toString(row.ordinal()).equals(key))
                .findFirst()
                .ifPresent(row -> {
                    rows.choose(key);
                    explain(row);
                });
    }

    private void explain(SimulationAlertRow row) {
        Panel raised = raised(row);
        Div quiet = new Div();
        both.removeAll();
        both.add(row.gained() ? quiet : raised, row.gained() ? raised : quiet);
        page.live().ask(this, () -> page.desk().simulationWhyNot(simulation.id(), row), (report, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The other side could not be explained", failure);
            } else {
                quiet.add(quiet(row, report));
            }
        });
    }

    private static Panel raised(SimulationAlertRow row) {
        Alert alert = row.alert();
        Div body = new Div();
        body.addClassNames("body", "detail");
        Paragraph story = new Paragraph(Words.word(alert.kind()) + " of " + Alerts.account(alert) + ": "
                + alert.reason().rule() + ".");
        story.addClassName("story");
        body.add(story, new H3("Why"), DecisionPanel.reason(alert.reason(), true, null));
        body.add(new H3("Facts that the rules were shown"), new FactsShown(alert.facts()));
        return new Panel(title(row.gained()), body);
    }

    private static Panel quiet(SimulationAlertRow row, Optional<WhyNotReport> report) {
        Div body = new Div();
        body.addClassNames("body", "detail");
        body.add(report.<Div>map(ConditionsShown::missed)
                .orElseGet(() -> new Div(
                        new Paragraph("No rule “" + row.alert().reason().rule() + "” is in the pack on this side."))));
        return new Panel(title(!row.gained()), body);
    }

    private static String title(boolean draft) {
        return draft ? "As it would be" : "As it was";
    }
}
