package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import io.traider.domain.Decision;
import io.traider.journal.release.SimulationRow;
import io.traider.release.Simulation;
import io.traider.release.SimulationResult;
import io.traider.release.SimulationResult.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a simulation came to: both sides in numbers, and every decision that would be otherwise, with both explanations. */
final class SimulationOutcome extends Div {

    private static final int PAGE = 50;

    private final ReleasePage page;
    private final Simulation simulation;
    private final DataTable rows = new DataTable(
            "Decisions that would be otherwise",
            "Every decision would be the same.",
            Column.timeLink("Time"),
            Column.state("Difference"),
            Column.pair("Instrument"),
            Column.wide("As it was"),
            Column.wide("As it would be"),
            Column.action("Explain"));
    private final Div both = new Div();
    private List<SimulationRow> read = new ArrayList<>();

    SimulationOutcome(ReleasePage page, Simulation simulation) {
        this.page = page;
        this.simulation = simulation;
        SimulationResult result = Objects.requireNonNull(simulation.result());
        addClassName("part");
        both.addClassNames("part", "two");
        rows.addClassName("wrapped");
        rows.onAct(this::open);
        rows.onMore(this::more);
        add(
                new Panel("What differs", sides(result))
                        .beside(Panel.meta(otherwise(result)))
                        .named("differs"),
                new Panel("Decisions that would be otherwise", rows),
                both);
    }

    private static String otherwise(SimulationResult it) {
        return Words.count(it.rows())
                + (it.rows() == 1 ? " decision differs" : " decisions differ")
                + (it.flaws().isEmpty() ? "" : "; the log has flaws there: " + String.join(", ", it.flaws()));
    }

    private static DataTable sides(SimulationResult it) {
        DataTable table = new DataTable(
                "Both sides",
                "",
                Column.text("Figure"),
                Column.number("As it was"),
                Column.number("With the draft"),
                Column.signed("Difference"));
        SequencedMap<String, List<String>> lines = new LinkedHashMap<>();
        line(lines, "Orders that would be stopped", "", "", count(it.stopped()));
        line(lines, "Orders that would be let through", "", "", count(it.letThrough()));
        line(lines, "Decisions gained", "", "", count(it.gained()));
        line(lines, "Decisions lost", "", "", count(-it.lost()));
        line(lines, "Decisions otherwise", "", "", Words.count(it.otherwise()));
        counts(lines, "Decisions", it, Side::decisions);
        counts(lines, "Denied", it, Side::denied);
        counts(lines, "Orders", it, Side::orders);
        counts(lines, "Fills", it, Side::fills);
        line(
                lines,
                "Profit" + (it.currency().isEmpty() ? "" : ", " + it.currency()),
                money(it.was().pnl()),
                money(it.would().pnl()),
                it.pnlDifference() == null ? "not known" : Words.signed(it.pnlDifference()));
        micros(
                lines,
                "Time of a decision, median",
                it.was().medianMicros(),
                it.would().medianMicros());
        micros(
                lines,
                "Time of a decision, 99 in 100",
                it.was().p99Micros(),
                it.would().p99Micros());
        table.show(lines);
        return table;
    }

    private static void line(
            SequencedMap<String, List<String>> lines, String name, String was, String would, String difference) {
        lines.put(name, List.of(name, was, would, difference));
    }

    private static void counts(
            SequencedMap<String, List<String>> lines, String name, SimulationResult it, Function<Side, Long> figure) {
        long was = figure.apply(it.was());
        long would = figure.apply(it.would());
        line(lines, name, Words.count(was), Words.count(would), count(would - was));
    }

    private static void micros(SequencedMap<String, List<String>> lines, String name, double was, double would) {
        double more = would - was;
        line(
                lines,
                name,
                Releases.decimal(was, 1) + " µs",
                Releases.decimal(would, 1) + " µs",
                (more > 0.05 ? "+" : "") + Releases.decimal(more, 1) + " µs");
    }

    private static String count(long number) {
        return (number > 0 ? "+" : "") + Words.count(number);
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "not known" : Words.money(amount);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read = new ArrayList<>();
        more();
    }

    private void more() {
        int from = read.size();
        page.live().ask(this, () -> page.desk().simulationRows(simulation.id(), from, PAGE + 1), (found, failure) -> {
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
        String place = row.was() == null ? "" : "decisions/" + row.sequence() + ".0";
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
                    both.add(
                            new DecisionWords("As it was", row.was()),
                            new DecisionWords("As it would be", row.would()));
                });
    }
}
