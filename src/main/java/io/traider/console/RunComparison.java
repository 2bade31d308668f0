package io.traider.console;

import com.vaadin.flow.component.html.Div;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunDetail.Point;
import io.traider.console.BacktestCompareView.Whole;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two runs beside each other: curves from a common beginning, figures with their differences, and what differs in the plans. */
final class RunComparison extends Div {

    private final BacktestRun one;
    private final BacktestRun other;

    RunComparison(Whole first, Whole second) {
        one = first.run();
        other = second.run();
        addClassName("comparison");
        String a = one.id() + ": " + one.name();
        String b = other.id() + ": " + other.name();
        Chart curves = Chart.rivals("Return since the beginning of both runs", "No curve.", a, b);
        curves.set(points(first.detail().curve(), second.detail().curve()), 2);
        DataTable figures = new DataTable(
                "Figures",
                "",
                Column.text("Figure"),
                Column.number("Run " + one.id()),
                Column.number("Run " + other.id()),
                Column.number("Difference"));
        figures.show(figures());
        DataTable plan = new DataTable(
                "Plan",
                "",
                Column.text("Field"),
                Column.text("Run " + one.id()),
                Column.text("Run " + other.id()),
                Column.mark(""));
        plan.addClassName("wrapped");
        plan.show(plan());
        add(
                new Panel("Return since the beginning", curves).named("curves"),
                new Panel("Figures", figures),
                new Panel("Plan", plan));
    }

    /** Both in percent of their own beginnings, by seconds since them. */
    private static List<double[]> points(List<Point> one, List<Point> other) {
        TreeMap<Long, double[]> points = new TreeMap<>();
        put(points, one, 1);
        put(points, other, 2);
        return new ArrayList<>(points.values());
    }

    private static void put(TreeMap<Long, double[]> points, List<Point> curve, int at) {
        Point first = curve.getFirst();
        for (Point point : curve) {
            long second = (point.nanos() - first.nanos()) / 1_000_000_000;
            double[] both = points.computeIfAbsent(second, _ -> new double[] {second, Double.NaN, Double.NaN});
            both[at] = 100 * (point.equity() / first.equity() - 1);
        }
    }

    private SequencedMap<String, List<String>> figures() {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        BacktestSummary a = summary(one);
        BacktestSummary b = summary(other);
        row(rows, "Last equity", Measure.Unit.DOLLARS, number(a.endEquity()), number(b.endEquity()));
        for (Measure measure : Measure.values()) {
            Double left = a.figures().get(measure.key());
            Double right = b.figures().get(measure.key());
            if (left != null || right != null) {
                row(
                        rows,
                        measure.label(),
                        measure.unit(),
                        left == null ? Double.NaN : left,
                        right == null ? Double.NaN : right);
            }
        }
        row(
                rows,
                "Decisions",
                Measure.Unit.COUNT,
                a.counts().decisions(),
                b.counts().decisions());
        row(rows, "Denied", Measure.Unit.COUNT, a.counts().denied(), b.counts().denied());
        row(rows, "Orders", Measure.Unit.COUNT, a.counts().orders(), b.counts().orders());
        return rows;
    }

    private static double number(String text) {
        return new BigDecimal(text).doubleValue();
    }

    private static void row(
            SequencedMap<String, List<String>> rows, String label, Measure.Unit unit, double a, double b) {
        rows.put(
                label,
                List.of(
                        label,
                        Double.isNaN(a) ? "–" : Runs.value(unit, a),
                        Double.isNaN(b) ? "–" : Runs.value(unit, b),
                        Double.isNaN(b - a) ? "–" : Runs.signed(unit, b - a)));
    }

    private SequencedMap<String, List<String>> plan() {
        Map<String, String> a = fields(one);
        Map<String, String> b = fields(other);
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(a.keySet());
        new TreeSet<>(b.keySet()).stream().filter(name -> !a.containsKey(name)).forEach(names::add);
        for (String name : names) {
            String left = a.getOrDefault(name, "–");
            String right = b.getOrDefault(name, "–");
            rows.put(name, List.of(name, brief(left), brief(right), left.equals(right) ? "" : "differs"));
        }
        return rows;
    }

    private static Map<String, String> fields(BacktestRun run) {
        BacktestRequest request = run.request();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Strategy", request.strategy());
        fields.putAll(Runs.asked(request));
        summary(run).plan().forEach((name, value) -> fields.put(Runs.planned(name), Runs.plan(value)));
        return fields;
    }

    private static String brief(String value) {
        return value.matches("[0-9a-f]{64}") ? Words.hash(value) : value;
    }

    private static BacktestSummary summary(BacktestRun run) {
        return Objects.requireNonNull(run.summary());
    }
}
