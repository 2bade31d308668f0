package io.traider.backtest;

import io.traider.domain.BookView;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Price;
import io.traider.domain.Step;
import io.traider.domain.Trade;
import io.traider.engine.Corridor;
import io.traider.engine.EngineSetup;
import io.traider.report.RunReport.Costs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept of a run. */
final class Record {

    private static final double DAY_NANOS = 86_400e9;

    private final EngineSetup made;
    private final Map<InstrumentId, Instrument> traded = new HashMap<>();
    private double volume;
    private final Corridor engine;
    private final EquityCurve curve;
    private final TradeBook trades;
    private final List<Fill> fills = new ArrayList<>();
    private final Map<String, BigDecimal> middles = new HashMap<>();
    private BigDecimal slippage = BigDecimal.ZERO;
    private long decisions;
    private long denied;
    private long orders;
    private long rejected;

    Record(EngineSetup made, Corridor engine) {
        this.made = made;
        this.engine = engine;
        this.trades = new TradeBook(made.dollars(), made.instruments());
        this.curve = new EquityCurve(made, engine);
        made.strategies()
                .forEach(strategy -> strategy.definition()
                        .instruments()
                        .forEach(id -> traded.put(id, made.instruments().get(id))));
    }

    /** An order leaves; the middle of its book is what its fills are measured against. */
    void sent(Order order) {
        orders++;
        BookView book = engine.book(order.instrument());
        if (book != null && book.bidLevels() > 0 && book.askLevels() > 0) {
            middles.put(
                    order.id(),
                    BigDecimal.valueOf(book.bidPrice(0))
                            .add(BigDecimal.valueOf(book.askPrice(0)))
                            .movePointLeft(Price.SCALE)
                            .divide(BigDecimal.TWO));
        }
    }

    void step(Step step) {
        for (Decision decision : step.decisions()) {
            decisions++;
            denied += decision.verdict().allowed() ? 0 : 1;
        }
        if (step.input() instanceof Input.Report(long _, ExecutionReport.Rejected _)) {
            rejected++;
        }
        for (Fill fill : step.fills()) {
            fills.add(fill);
            slipped(fill);
        }
        trades.on(step);
        for (Order order : step.orders()) {
            if (order.status().closed()) {
                middles.remove(order.id());
            }
        }
        if (step.portfolio() != null) {
            curve.on(step.portfolio());
        }
    }

    private void slipped(Fill fill) {
        BigDecimal middle = middles.get(fill.order());
        if (middle != null) {
            BigDecimal worse = fill.price()
                    .toBigDecimal()
                    .subtract(middle)
                    .multiply(fill.quantity().toBigDecimal())
                    .multiply(BigDecimal.valueOf(fill.side().sign()));
            BigDecimal rate = made.dollars().rate(fill.fee().currency(), fill.nanos());
            slippage = slippage.add(worse.multiply(rate));
        }
    }

    /** The market traded. */
    void traded(Trade trade) {
        Instrument instrument = traded.get(trade.instrument());
        if (instrument != null) {
            volume += trade.price().toDouble()
                    * trade.quantity().toDouble()
                    * made.dollars()
                            .rate(instrument.quote(), trade.receivedNanos())
                            .doubleValue();
        }
    }

    private @Nullable BigDecimal dailyVolume(long nanos) {
        return volume > 0 && nanos > 0
                ? BigDecimal.valueOf(volume * DAY_NANOS / nanos).setScale(2, RoundingMode.HALF_EVEN)
                : null;
    }

    BacktestResult result(
            BacktestPlan plan,
            boolean finished,
            @Nullable String failure,
            long first,
            long last,
            long events,
            long inputs,
            String hash) {
        PortfolioSummary end = engine.portfolio(last);
        curve.end(end);
        return new BacktestResult(
                plan,
                new TreeMap<>(engine.versions()),
                finished,
                failure,
                first,
                last,
                new BacktestResult.Counts(events, inputs, decisions, denied, orders, rejected, fills.size()),
                curve.start(),
                end.equity(),
                end.maxDrawdown(),
                Costs.of(end, slippage),
                curve.samples(),
                fills,
                trades.closed(),
                engine.positions(),
                new TreeMap<>(engine.marks()),
                dailyVolume(last - first),
                hash);
    }
}
