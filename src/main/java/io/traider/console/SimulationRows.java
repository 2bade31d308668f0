package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import io.traider.domain.Decision;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationRow.Pass;
import io.traider.release.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decisions that one pass of a simulation found otherwise, each of which opens both explanations. */
final class SimulationRows extends Div {

    private static final int PAGE = 50;

    private final ReleasePage page;
    private final Simulation simulation;
    private final Pass pass;
    private final DataTable rows;
    private final Div both = new Div();
    private List<SimulationRow> read = new ArrayList<>();

    SimulationRows(ReleasePage page, Simulation simulation, Pass pass, String title) {
        this.page = page;
        this.simulation = simulation;
        this.pass = pass;
        this.rows = new DataTable(
                title,
                "Every decision would be the same.",
                Column.timeLink("Time"),
                Column.state("Difference"),
                Column.pair("Instrument"),
                Column.wide("As it was"),
                Column.wide("As it would be"),
                Column.action("Explain"));
        addClassName("part");
        both.addClassNames("part", "two");
        rows.addClassName("wrapped");
        rows.onAct(this::open);
        rows.onMore(this::more);
        add(new Panel(title, rows), both);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read = new ArrayList<>();
        more();
    }

    private void more() {
        int skip = read.size();
        page.live()
                .ask(
                        this,
                        () -> page.desk().simulationRows(simulation.id(), pass, skip, PAGE + 1),
                        (found, failure) -> {
                            if (failure != null) {
                                ReleaseDeeds.complain("The differences could not be read", failure);
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

    private static List<String> cells(SimulationRow row) {
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

    private void open(String key) {
        read.stream()
                .filter(row -> Integer.toString(row.ordinal()).equals(key))
                .findFirst()
                .ifPresent(row -> {
                    rows.choose(key);
                    both.removeAll();
                    both.add(side(row, "As it was", row.was(), false), side(row, "As it would be", row.would(), true));
                });
    }

    /** One side, with why what fired on the other alone did not fire here. */
    private Div side(SimulationRow row, String title, @Nullable Decision decision, boolean draft) {
        Div shown = new Div(new DecisionWords(title, decision));
        page.live().ask(this, () -> page.desk().simulationWhyNot(simulation.id(), row, draft), (reports, failure) -> {
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
