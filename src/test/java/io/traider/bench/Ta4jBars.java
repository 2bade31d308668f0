package io.traider.bench;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BarBacktest;
import io.traider.backtest.BarStrategy;
import io.traider.backtest.EmaCross;
import io.traider.domain.Bar;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FeeSchedule;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.VenueTerms;
import io.traider.portfolio.DollarRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BacktestExecutor;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.reports.TradingStatement;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One series of bars, and the same strategy on it by us and by ta4j: EMA 12/26 cross, next open, 0.1 % a fill, one unit. */
public final class Ta4jBars {

    private static final Duration SPAN = Duration.ofHours(4);
    private static final double FEE = 0.001;
    private static final Instrument BITCOIN = new Instrument(
            InstrumentId.parse("COINBASE:BTC-USD"),
            InstrumentKind.SPOT,
            "BTC",
            "USD",
            Price.parse("0.01"),
            Quantity.ofUnits(1),
            Quantity.ofUnits(1));

    private final List<Bar> bars;

    private Ta4jBars(List<Bar> bars) {
        this.bars = bars;
    }

    public static Ta4jBars of(List<Bar> bars) {
        return new Ta4jBars(bars);
    }

    /** Reads candles as in ta4j's example files: objects of texts start (seconds), open, high, low, close and volume. */
    public static Ta4jBars read(Path json) throws IOException {
        List<Bar> bars = new ArrayList<>();
        JsonNode root = JsonMapper.shared().readTree(Files.readString(json));
        for (JsonNode candle : root.get("candles")) {
            long start = Long.parseLong(candle.get("start").asString()) * 1_000_000_000L;
            bars.add(new Bar(
                    BITCOIN.id(),
                    start,
                    start + SPAN.toNanos(),
                    price(candle, "open"),
                    price(candle, "high"),
                    price(candle, "low"),
                    price(candle, "close"),
                    Quantity.of(new BigDecimal(candle.get("volume").asString())
                            .setScale(Quantity.SCALE, RoundingMode.HALF_EVEN))));
        }
        return new Ta4jBars(bars);
    }

    private static Price price(JsonNode candle, String field) {
        return Price.parse(candle.get(field).asString());
    }

    /** A seeded walk of as many bars. */
    public static Ta4jBars walk(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        long start = 1_463_544_000_000_000_000L;
        long last = 45_616;
        for (int i = 0; i < count; i++) {
            long open = Math.max(1_000, last + random.nextLong(-10, 11));
            long close = Math.max(1_000, open + random.nextLong(-300, 301));
            long high = Math.max(open, close) + random.nextLong(100);
            long low = Math.min(open, close) - random.nextLong(100);
            bars.add(new Bar(
                    BITCOIN.id(),
                    start,
                    start + SPAN.toNanos(),
                    cents(open),
                    cents(high),
                    cents(low),
                    cents(close),
                    Quantity.ofUnits(random.nextLong(Quantity.ONE, 500 * Quantity.ONE))));
            last = close;
            start += SPAN.toNanos();
        }
        return new Ta4jBars(bars);
    }

    private static Price cents(long cents) {
        return Price.ofUnits(cents * (Price.ONE / 100));
    }

    public List<Bar> bars() {
        return bars;
    }

    /** Ours. */
    public BacktestResult ours() {
        return ours(new EmaCross(12, 26));
    }

    /** Ours with another strategy. */
    public BacktestResult ours(BarStrategy strategy) {
        return ours(bars, strategy, BacktestListener.NONE);
    }

    /** Ours on other bars, telling of every order. */
    public BacktestResult ours(Iterable<Bar> series, BarStrategy strategy, BacktestListener listener) {
        ExecutionModel model = new ExecutionModel(
                VenueTerms.shipped().with(FeeSchedule.flat(BigDecimal.TEN, BigDecimal.TEN)),
                new FillModel.Whole(FillModel.BarPrice.OPEN),
                new LatencyModel(new Delay.Constant(0), new Delay.Constant(0), new Delay.Constant(0)));
        BacktestPlan plan = new BacktestPlan("EMA 12/26", "bars", "bars", 0, BacktestPlan.OPEN, model, 1, "bench");
        return new BarBacktest(
                        plan,
                        BITCOIN,
                        Quantity.ofUnits(Quantity.ONE),
                        Money.of("1000000", "USD"),
                        DollarRates.parse("currency,from,usd\nUSD,1970-01-01,1"))
                .run(series, List.of(), strategy, listener);
    }

    /** The series as ta4j holds it, in its numbers. */
    BarSeries series(NumFactory numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        for (Bar bar : bars) {
            series.barBuilder()
                    .timePeriod(SPAN)
                    .endTime(Instant.ofEpochSecond(0, bar.endNanos()))
                    .openPrice(bar.open().toString())
                    .highPrice(bar.high().toString())
                    .lowPrice(bar.low().toString())
                    .closePrice(bar.close().toString())
                    .volume(bar.volume().toString())
                    .add();
        }
        return series;
    }

    /** Theirs. */
    static TradingRecord theirs(BarSeries series) {
        return new BarSeriesManager(series, new LinearTransactionCostModel(FEE), new ZeroCostModel())
                .run(strategy(series));
    }

    /** Theirs, by the executor, with its statement of the trades. */
    static List<TradingStatement> executed(BarSeries series) {
        return new BacktestExecutor(
                        series, new LinearTransactionCostModel(FEE), new ZeroCostModel(), new TradeOnNextOpenModel())
                .execute(List.of(strategy(series)), series.numFactory().one());
    }

    private static Strategy strategy(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 12);
        EMAIndicator slow = new EMAIndicator(close, 26);
        return new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow));
    }

    /** As {@link #theirs} on a new series with exact numbers. */
    public TradingRecord theirs(NumFactory numbers) {
        return theirs(series(numbers));
    }
}
