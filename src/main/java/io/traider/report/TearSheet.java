package io.traider.report;

import io.traider.domain.Fill;
import io.traider.domain.Price;
import io.traider.report.Measure.Unit;
import io.traider.report.Page.Cell;
import io.traider.report.Page.Column;
import io.traider.report.Page.Entry;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run on one page. */
public final class TearSheet {

    private static final int MOST_TRADES = 2_000;
    private static final double BPS = 10_000;
    private static final MathContext PRICE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    private record Item(String name, double dollars) {}

    private final RunReport report;
    private final Performance performance;

    private TearSheet(RunReport report) {
        this.report = report;
        this.performance = Performance.of(report);
    }

    /** One HTML file that needs nothing else. */
    public static String html(RunReport report) {
        return new TearSheet(report).page().html();
    }

    /** The same as one JSON document: title, plan, period, figures, months, samples, trades and fills. */
    public static String json(RunReport report) {
        return ReportJson.of(report, Performance.of(report));
    }

    private Page page() {
        List<Sample> samples = report.samples();
        Page page = new Page(
                report.title(),
                Text.moment(samples.getFirst().nanos()) + " to "
                        + Text.moment(samples.getLast().nanos())
                        + ". Returns are over "
                        + Text.duration(performance.period().toSeconds())
                        + "; a figure that is not defined is left out.");
        for (Measure.Group group : Measure.Group.values()) {
            List<Entry> entries = figures(group);
            if (!entries.isEmpty()) {
                page.figures(group.label(), entries);
            }
        }
        Curves curves = new Curves(samples);
        page.wide(curves.equity())
                .half(curves.drawdown())
                .half(curves.exposure())
                .half(curves.histogram());
        page.half(costChart());
        page.table("Return by month, percent", Months.columns(), Months.rows(samples), "");
        page.table("Costs", costColumns(), costRows(), "");
        page.table(tradeHeading(), tradeColumns(), tradeRows(), "No round trip was closed.");
        page.facts(
                "Plan",
                report.plan().stream()
                        .map(each -> Entry.of(each.name(), each.value()))
                        .toList());
        return page;
    }

    private List<Entry> figures(Measure.Group group) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<Measure, Double> each : performance.figures().entrySet()) {
            Measure measure = each.getKey();
            if (measure.group() != group) {
                continue;
            }
            double value = each.getValue();
            boolean coloured = measure == Measure.TOTAL_RETURN
                    || measure == Measure.EXPECTANCY
                    || measure == Measure.SHARPE
                    || measure == Measure.FUNDING;
            entries.add(new Entry(
                    measure.label(),
                    Text.of(measure.unit(), value),
                    measure.meaning(),
                    measure == Measure.SHARPE ? interval(value) : "",
                    coloured ? Tone.of(value) : Tone.PLAIN));
        }
        return entries;
    }

    /** Two standard errors either way, about 95 %. */
    private String interval(double sharpe) {
        double twice = 1.96 * performance.of(Measure.SHARPE_ERROR).orElse(Double.NaN);
        return "95 %: " + Text.number(sharpe - twice, 2) + " to " + Text.number(sharpe + twice, 2);
    }

    private double net() {
        return report.samples().getLast().equity() - report.samples().getFirst().equity();
    }

    /** Before anything was paid: what the fills would have come to at the middle of the book. */
    private double gross() {
        Costs costs = report.costs();
        return net()
                + costs.fees().doubleValue()
                + costs.slippage().doubleValue()
                - costs.funding().doubleValue()
                + costs.borrow().doubleValue()
                + costs.penalties().doubleValue();
    }

    private List<Item> steps() {
        Costs costs = report.costs();
        return List.of(
                new Item("Before costs", gross()),
                new Item("Fees", -costs.fees().doubleValue()),
                new Item("Slippage", -costs.slippage().doubleValue()),
                new Item("Funding", costs.funding().doubleValue()),
                new Item("Borrowing", -costs.borrow().doubleValue()),
                new Item("Penalties", -costs.penalties().doubleValue()),
                new Item("Net", net()));
    }

    private Chart costChart() {
        double[] heights = steps().stream().mapToDouble(Item::dollars).toArray();
        Tone[] tones = new Tone[heights.length];
        for (int i = 0; i < heights.length; i++) {
            tones[i] = Tone.of(heights[i]);
        }
        return Chart.ofNames(
                        "From gross to net",
                        steps().stream().map(Item::name).toList(),
                        y -> Text.number(y, Math.abs(y) < 10 && y != 0 ? 2 : 0))
                .columns(heights, tones)
                .note("Dollars; what fills would have come to at the middle of the book, what was paid, and what was"
                        + " left.");
    }

    private static List<Column> costColumns() {
        return List.of(Column.text("What"), Column.number("Dollars"), Column.number("Bps of traded value"));
    }

    private List<List<Cell>> costRows() {
        double traded = report.fills().stream().mapToDouble(TearSheet::value).sum();
        return steps().stream()
                .map(step -> {
                    double value = step.dollars();
                    String bps = traded > 0 ? Text.number(BPS * value / traded, 2) : "–";
                    return List.of(Cell.of(step.name()), Cell.signed(Text.number(value, 2), value), Cell.of(bps));
                })
                .toList();
    }

    private static double value(Fill fill) {
        return fill.price().toDouble() * fill.quantity().toDouble();
    }

    private String tradeHeading() {
        int count = report.trades().size();
        return count <= MOST_TRADES
                ? "Round trips"
                : "Round trips: the last " + MOST_TRADES + " of " + count + ", the JSON has them all";
    }

    private static List<Column> tradeColumns() {
        return List.of(
                Column.text("Entered"),
                Column.text("Instrument"),
                Column.text("Side"),
                Column.number("Quantity"),
                Column.number("Entry"),
                Column.number("Exit"),
                Column.number("Held"),
                Column.number("Profit"),
                Column.number("Fees"),
                Column.number("Funding"),
                Column.number("Borrowing"),
                Column.number("Penalty"),
                Column.number("Decision"),
                Column.number("Exit decision"));
    }

    private List<List<Cell>> tradeRows() {
        List<RoundTrip> trades = report.trades();
        return trades.subList(Math.max(0, trades.size() - MOST_TRADES), trades.size()).stream()
                .map(TearSheet::tradeRow)
                .toList();
    }

    /** Of several fills it can have any number of decimals. */
    private static String average(Price price) {
        return price.toBigDecimal().round(PRICE_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static List<Cell> tradeRow(RoundTrip trade) {
        double profit = trade.profit().doubleValue();
        return List.of(
                Cell.of(Text.moment(trade.entryNanos())),
                Cell.of(trade.instrument().toString()),
                Cell.of(trade.side().sign() > 0 ? "Long" : "Short"),
                Cell.of(trade.quantity().toString()),
                Cell.of(average(trade.entry())),
                Cell.of(average(trade.exit())),
                Cell.of(Text.of(Unit.SECONDS, (trade.exitNanos() - trade.entryNanos()) / 1e9)),
                Cell.signed(Text.number(profit, 2), profit),
                Cell.of(Text.number(trade.fees().doubleValue(), 2)),
                Cell.of(Text.number(trade.funding().doubleValue(), 2)),
                Cell.of(Text.number(trade.borrow().doubleValue(), 2)),
                Cell.of(Text.number(trade.penalty().doubleValue(), 2)),
                Cell.of(Long.toString(trade.decision())),
                Cell.of(Long.toString(trade.exitDecision())));
    }
}
