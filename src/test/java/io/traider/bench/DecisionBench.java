package io.traider.bench;

import io.traider.RandomMarket;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Limits;
import io.traider.domain.MarketEvent;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Signal;
import io.traider.domain.TimeInForce;
import io.traider.domain.Verdict;
import io.traider.feature.FeatureEngine;
import io.traider.feature.FundingParameters;
import io.traider.model.FeatureWindow;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.rule.Holding;
import io.traider.rule.PretradeRules;
import io.traider.rule.PretradeSituation;
import io.traider.rule.StrategyParameters;
import io.traider.rule.StrategyRules;
import io.traider.rule.StrategySituation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Event to decision on one core: every event goes through the features, the 100 trees of {@code direction-1}, fifty strategy
 * rules and, when they signal, the shipped pre-trade rules.
 */
public final class DecisionBench {

    private static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");
    private static final int STEPS = 20_000;
    private static final int WARM_UP_STEPS = 300;
    private static final StrategyParameters PARAMETERS =
            new StrategyParameters(new TreeMap<>(Map.of("maxSpreadBps", 5.0, "coolDownSeconds", 10.0)));
    private static final Limits LIMITS = new Limits(
            "bench",
            "bench",
            new BigDecimal("1000"),
            new BigDecimal("0.5"),
            new BigDecimal("2000"),
            new BigDecimal("6000"),
            new BigDecimal("400"),
            new BigDecimal("50"),
            2,
            5_000);

    private final FeatureEngine features = new FeatureEngine(FundingParameters.ofSeconds());
    private final StrategyRules strategy = new StrategyRules(FiftyRules.pack());
    private final PretradeRules pretrade = PretradeRules.shipped();
    private final double[] values = new double[FeatureEngine.SET.size()];
    private final FeatureWindow window = new FeatureWindow(FeatureEngine.SET.size());
    private final Histogram nanos = new Histogram(10_000_000_000L, 3);
    private long decisions;
    private long fired;
    private long verdicts;
    private long signalNanos;

    private DecisionBench() {}

    /**
     * What was measured.
     *
     * @param rules evaluated for every decision
     * @param rulesFired on average for a decision
     * @param verdictShare fraction of the decisions that signalled and went on to the pre-trade rules
     * @param perSecond decisions a second on one core
     * @param signalsPerSecond the same up to the strategy rules' answer, without the pre-trade rules that follow on a signal
     * @param p50Micros median time from event to decision
     */
    public record Result(
            int rules,
            long decisions,
            double rulesFired,
            double verdictShare,
            double perSecond,
            double signalsPerSecond,
            double p50Micros,
            double p99Micros,
            double p999Micros) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "event to decision, %d rules (%.1f fired), 100 trees: %,.0f/s, p50 %.1f µs, p99 %.1f µs, p99.9"
                            + " %.1f µs (%,d decisions, %.0f %% of them on through the pre-trade rules; without those"
                            + " %,.0f/s)",
                    rules,
                    rulesFired,
                    perSecond,
                    p50Micros,
                    p99Micros,
                    p999Micros,
                    decisions,
                    100 * verdictShare,
                    signalsPerSecond);
        }
    }

    public static void main(String[] args) {
        System.out.println(run(args.length > 0 ? Integer.parseInt(args[0]) : 10));
    }

    /** Warms up for as long as it measures, then measures. */
    public static Result run(int seconds) {
        DecisionBench bench = new DecisionBench();
        List<Step> steps = steps();
        try (ScoreSource source = ScoreSource.single(OnnxModel.shipped("direction", 1, FeatureEngine.SET))) {
            bench.rounds(steps, source, seconds);
            bench.nanos.reset();
            bench.decisions = 0;
            bench.fired = 0;
            bench.verdicts = 0;
            bench.signalNanos = 0;
            return bench.result(bench.rounds(steps, source, seconds));
        }
    }

    private record Step(MarketEvent event, BookView book) {}

    private static List<Step> steps() {
        RandomMarket market = new RandomMarket(BTC, 42);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            BookView book = null;
            for (MarketEvent event : market.next()) {
                book = event instanceof BookSnapshot snapshot ? RandomMarket.view(snapshot) : book;
                steps.add(new Step(event, book));
            }
        }
        return steps;
    }

    /** Plays the steps over and over, and returns how long it took. */
    private long rounds(List<Step> steps, ScoreSource source, int seconds) {
        long spent = 0;
        while (spent < seconds * 1_000_000_000L) {
            features.reset();
            for (int i = 0; i < WARM_UP_STEPS; i++) {
                features.onEvent(steps.get(i).event, steps.get(i).book);
            }
            for (int i = WARM_UP_STEPS; i < steps.size(); i++) {
                long start = System.nanoTime();
                decide(steps.get(i), source, start);
                long took = System.nanoTime() - start;
                nanos.recordValue(took);
                spent += took;
            }
        }
        return spent;
    }

    private void decide(Step step, ScoreSource source, long start) {
        features.onEvent(step.event, step.book);
        features.compute(BTC, values);
        window.push(values);
        StrategySituation situation = new StrategySituation(
                "bench",
                BTC,
                new FeatureVector(FeatureEngine.SET.id(), FeatureEngine.SET.names(), values),
                source.toScore(values, window),
                Holding.none(),
                PARAMETERS);
        Signal signal = strategy.evaluate(situation);
        decisions++;
        signalNanos += System.nanoTime() - start;
        Verdict verdict = verdict(signal, step.book);
        if (verdict != null) {
            verdicts++;
            fired += signal.reasons().size();
        }
    }

    private @Nullable Verdict verdict(@Nullable Signal signal, BookView book) {
        if (signal == null) {
            return null;
        }
        Price bid = Price.ofUnits(book.bidPrice(0));
        Price ask = Price.ofUnits(book.askPrice(0));
        OrderIntent intent = new OrderIntent(
                "bench", BTC, Side.SELL, OrderType.LIMIT, TimeInForce.IOC, Quantity.parse("0.01"), bid, 0, false);
        return pretrade.check(new PretradeSituation(
                intent,
                LIMITS,
                List.of(),
                true,
                100,
                bid,
                ask,
                Quantity.parse("5"),
                bid,
                Quantity.ZERO,
                Quantity.ZERO,
                new BigDecimal("500"),
                new BigDecimal("500"),
                BigDecimal.ZERO,
                0));
    }

    private Result result(long spent) {
        if (strategy.failures() > 0 || pretrade.failures() > 0) {
            throw new IllegalStateException("rules failed during the measurement: " + strategy.lastFailure());
        }
        return new Result(
                FiftyRules.RULES,
                decisions,
                (double) fired / decisions,
                (double) verdicts / decisions,
                decisions * 1e9 / spent,
                decisions * 1e9 / signalNanos,
                micros(50),
                micros(99),
                micros(99.9));
    }

    private double micros(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e3;
    }
}
