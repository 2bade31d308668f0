package io.traider.console;

import io.traider.release.SimulationResult.Replay;
import io.traider.release.SimulationResult.Rules;
import io.traider.release.SimulationResult.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both sides of a simulation in numbers. */
final class SimulationFigures {

    private SimulationFigures() {}

    static DataTable of(Rules it) {
        SequencedMap<String, List<String>> lines = new LinkedHashMap<>();
        line(lines, "Orders that would be stopped", "", "", count(it.stopped()));
        line(lines, "Orders that would be let through", "", "", count(it.letThrough()));
        line(lines, "Signals that would not be given", "", "", count(it.lost()));
        line(lines, "The same for other reasons", "", "", Words.count(it.otherwise()));
        micros(
                lines,
                "Time of the rules, median",
                it.was().medianMicros(),
                it.would().medianMicros());
        micros(
                lines,
                "Time of the rules, 99 in 100",
                it.was().p99Micros(),
                it.would().p99Micros());
        return table("What the rules would have said", lines);
    }

    static DataTable of(Replay it) {
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
        return table("What would have come of it", lines);
    }

    private static DataTable table(String name, SequencedMap<String, List<String>> lines) {
        DataTable table = new DataTable(
                name,
                "",
                Column.text("Figure"),
                Column.number("As it was"),
                Column.number("With the draft"),
                Column.signed("Difference"));
        table.show(lines);
        return table;
    }

    private static void line(
            SequencedMap<String, List<String>> lines, String name, String was, String would, String difference) {
        lines.put(name, List.of(name, was, would, difference));
    }

    private static void counts(
            SequencedMap<String, List<String>> lines, String name, Replay it, Function<Side, Long> figure) {
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
}
