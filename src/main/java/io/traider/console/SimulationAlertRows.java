package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.domain.Alert;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.release.Simulation;
import io.traider.release.WhyNotReport;
import java.util.List;
import java.util.Optional;

/** The alerts that one side of a simulation alone has, each of which opens both explanations. */
final class SimulationAlertRows extends ApartRows<SimulationAlertRow> {

    private static final String TITLE = "Alerts of one side alone";

    private final Simulation simulation;

    SimulationAlertRows(ReleasePage page, Simulation simulation) {
        this(page, simulation, table());
    }

    private SimulationAlertRows(ReleasePage page, Simulation simulation, DataTable table) {
        super(page, new Panel(TITLE, table).named("alert-rows"), table);
        this.simulation = simulation;
    }

    private static DataTable table() {
        return new DataTable(
                TITLE,
                "Every alert began on both sides.",
                Column.time("Time"),
                Column.state("Difference"),
                Column.text("Account"),
                Column.pair("Instrument"),
                Column.text("Code"),
                Column.wide("Rule"),
                Column.action("Explain"));
    }

    @Override
    List<SimulationAlertRow> read(int skip, int most) {
        return page().desk().simulationAlerts(simulation.id(), skip, most);
    }

    @Override
    int ordinal(SimulationAlertRow row) {
        return row.ordinal();
    }

    @Override
    List<String> cells(SimulationAlertRow row) {
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

    @Override
    List<Div> sides(SimulationAlertRow row) {
        Panel raised = raised(row);
        Div quiet = new Div();
        page().live().ask(this, () -> page().desk().simulationWhyNot(simulation.id(), row), (report, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The other side could not be explained", failure);
            } else {
                quiet.add(quiet(row, report));
            }
        });
        return row.gained() ? List.of(quiet, new Div(raised)) : List.of(new Div(raised), quiet);
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
