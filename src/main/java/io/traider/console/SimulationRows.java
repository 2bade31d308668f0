package io.traider.console;

import com.vaadin.flow.component.html.Div;
import io.traider.domain.Decision;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationRow.Pass;
import io.traider.release.Simulation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decisions that one pass of a simulation found otherwise, each of which opens both explanations. */
final class SimulationRows extends ApartRows<SimulationRow> {

    private final Simulation simulation;
    private final Pass pass;

    SimulationRows(ReleasePage page, Simulation simulation, Pass pass, String title) {
        this(page, simulation, pass, title, table(title));
    }

    private SimulationRows(ReleasePage page, Simulation simulation, Pass pass, String title, DataTable table) {
        super(page, new Panel(title, table), table);
        this.simulation = simulation;
        this.pass = pass;
    }

    private static DataTable table(String title) {
        return new DataTable(
                title,
                "Every decision would be the same.",
                Column.timeLink("Time"),
                Column.state("Difference"),
                Column.pair("Instrument"),
                Column.wide("As it was"),
                Column.wide("As it would be"),
                Column.action("Explain"));
    }

    @Override
    List<SimulationRow> read(int skip, int most) {
        return page().desk().simulationRows(simulation.id(), pass, skip, most);
    }

    @Override
    int ordinal(SimulationRow row) {
        return row.ordinal();
    }

    @Override
    List<String> cells(SimulationRow row) {
        Decision any = Objects.requireNonNull(row.was() != null ? row.was() : row.would());
        String place = row.place() < 0 ? "" : "decisions/" + row.sequence() + "." + row.place();
        return List.of(
                Words.millis(any.nanos()) + "\n" + place,
                kind(row.kind()),
                Words.pair(any.signal().instrument()),
                words(row.was()),
                words(row.would()),
                "Explain\nExplain both sides of decision " + row.sequence());
    }

    private static String kind(SimulationRow.Kind kind) {
        return switch (kind) {
            case STOPPED -> "bad Would be stopped";
            case LET_THROUGH -> "warn Would be let through";
            case GAINED -> "good Would be made";
            case LOST -> "warn Would not be made";
            case OTHERWISE -> "plain Otherwise";
        };
    }

    private static String words(@Nullable Decision decision) {
        if (decision == null) {
            return "no decision";
        }
        String reasons = decision.reasons().stream()
                .map(reason -> reason.rule() + " (" + reason.code() + ")")
                .collect(Collectors.joining(", "));
        return (decision.verdict().allowed() ? "Allowed: " : "Denied: ") + reasons;
    }

    @Override
    List<Div> sides(SimulationRow row) {
        return List.of(side(row, "As it was", row.was(), false), side(row, "As it would be", row.would(), true));
    }

    /** One side, with why what fired on the other alone did not fire here. */
    private Div side(SimulationRow row, String title, @Nullable Decision decision, boolean draft) {
        Div shown = new Div(new DecisionWords(title, decision));
        page().live()
                .ask(this, () -> page().desk().simulationWhyNot(simulation.id(), row, draft), (reports, failure) -> {
                    if (failure != null) {
                        ReleaseDeeds.complain("What did not fire could not be read", failure);
                    } else if (!reports.isEmpty()) {
                        Div body = new Div();
                        body.addClassNames("body", "detail");
                        reports.forEach(report -> body.add(ConditionsShown.missed(report)));
                        shown.add(new Panel("What did not fire here", body));
                    }
                });
        return shown;
    }
}
