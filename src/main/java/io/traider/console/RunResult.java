package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.BacktestSummary.Trade;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunDetail;
import io.traider.backtest.desk.RunDetail.Point;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/** What came of a run: how its equity went, what it paid, its figures, its plan and its trades. */
final class RunResult extends Div {

    private static final int PAGE = 25;
    private static final Set<Measure> COSTS =
            EnumSet.of(Measure.FEES, Measure.SLIPPAGE, Measure.FUNDING, Measure.BORROW, Measure.PENALTIES);

    private final Live live;
    private final BacktestDesk desk;
    private final BacktestRun run;
    private final Chart equity = Chart.against("Equity over time", "No curve.", "Equity", "Buy and hold");
    private final Chart drawdown = Chart.fall("Drawdown over time", "No curve.");
    private final DataTable trades = trades();
    private List<Trade> all = List.of();
    private int wanted = PAGE;

    RunResult(Live live, BacktestDesk desk, BacktestRun run) {
        this.live = live;
        this.desk = desk;
        this.run = run;
        BacktestSummary summary = Objects.requireNonNull(run.summary());
        addClassName("result");
        drawdown.addClassName("low");
        trades.onMore(() -> {
            wanted += PAGE;
            show();
        });
        add(
                new Panel("Equity and drawdown", equity, drawdown).named("curves"),
                Panel.padded("Costs in USD", costs(run, summary)).named("costs"),
                Panel.padded("Figures", figures(summary)).named("measures"),
                Panel.padded("Plan", plan(run, summary)).named("plan"),
                new Panel("Round trips", trades).named("trips"));
    }

    private static Facts costs(BacktestRun run, BacktestSummary summary) {
        BigDecimal fees = cost(summary, "fees");
        BigDecimal slippage = cost(summary, "slippage");
        BigDecimal funding = cost(summary, "funding");
        BigDecimal borrow = cost(summary, "borrow");
        BigDecimal penalties = cost(summary, "penalties");
        BigDecimal net = new BigDecimal(summary.endEquity()).subtract(new BigDecimal(summary.startEquity()));
        Facts facts = new Facts();
        facts.put(
                run.request().bars() == null ? "Before costs, at the middle" : "Before costs, at the close decided on",
                Words.signed(net.add(fees)
                        .add(slippage)
                        .subtract(funding)
                        .add(borrow)
                        .add(penalties)));
        facts.put("Slippage", Words.signed(slippage.negate()));
        facts.put("Fees", Words.signed(fees.negate()));
        facts.put("Funding", Words.signed(funding));
        facts.put("Borrowing", Words.signed(borrow.negate()));
        facts.put("Liquidation penalties", Words.signed(penalties.negate()));
        facts.put("Net", Words.signed(net));
        return facts;
    }

    private static BigDecimal cost(BacktestSummary run, String name) {
        return new BigDecimal(run.costs().getOrDefault(name, "0"));
    }

    private static Facts figures(BacktestSummary run) {
        Facts facts = new Facts();
        for (Measure measure : Measure.values()) {
            Double value = run.figures().get(measure.key());
            if (value != null && !COSTS.contains(measure)) {
                facts.put(measure.label(), Runs.value(measure.unit(), value));
                facts.explain(measure.label(), measure.meaning());
            }
        }
        facts.addClassName("columns");
        return facts;
    }

    private static Facts plan(BacktestRun run, BacktestSummary summary) {
        Facts facts = new Facts();
        summary.plan().forEach((name, value) -> {
            if (value.matches("[0-9a-f]{64}")) {
                facts.hash(Runs.planned(name), value);
            } else {
                facts.put(Runs.planned(name), Runs.plan(value));
            }
        });
        Runs.asked(run.request()).forEach(facts::put);
        return facts;
    }

    private static DataTable trades() {
        return new DataTable(
                "Round trips",
                "No position was closed.",
                Column.timeLink("Closed"),
                Column.pair("Instrument"),
                Column.side("Side"),
                Column.number("Quantity"),
                Column.number("Entry"),
                Column.number("Exit"),
                Column.text("Held"),
                Column.number("Fees"),
                Column.number("Funding"),
                Column.signed("Profit"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.ask(this, () -> desk.detail(run.id()), (detail, failure) -> {
            if (failure != null) {
                Notice.failed("The curve of the run could not be read", failure);
            } else {
                detail.ifPresent(this::show);
            }
        });
    }

    private void show(RunDetail detail) {
        Map<Long, double[]> values = new LinkedHashMap<>();
        Map<Long, double[]> falls = new LinkedHashMap<>();
        for (Point point : detail.curve()) {
            long second = point.nanos() / 1_000_000_000;
            values.put(second, new double[] {second, point.equity(), point.benchmark()});
            falls.put(second, new double[] {second, -100 * point.drawdown()});
        }
        equity.set(new ArrayList<>(values.values()), 2);
        drawdown.set(new ArrayList<>(falls.values()), 2);
        all = detail.trades().reversed();
        show();
    }

    private void show() {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(wanted, all.size()); i++) {
            rows.put(Integer.toString(all.size() - i), cells(all.get(i)));
        }
        trades.show(rows, all.size() > wanted);
    }

    private List<String> cells(Trade trade) {
        RunTrail trail = new RunTrail(desk, run.id());
        return List.of(
                Words.millis(trade.exitNanos()) + "\n" + trail.address(trade.exitDecision() + ".0"),
                Words.pair(InstrumentId.parse(trade.instrument())),
                trade.side().equals("BUY") ? "Long" : "Short",
                Words.exact(new BigDecimal(trade.quantity()), 0),
                Words.rounded(Price.parse(trade.entry())),
                Words.rounded(Price.parse(trade.exit())),
                Words.duration((trade.exitNanos() - trade.entryNanos()) / 1_000_000_000),
                Words.money(new BigDecimal(trade.fees())),
                Words.money(new BigDecimal(trade.funding())),
                Words.signed(new BigDecimal(trade.profit())));
    }
}
