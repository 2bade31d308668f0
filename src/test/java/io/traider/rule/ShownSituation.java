package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import io.traider.rule.fact.Basis;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A strategy's situation that is changed one thing at a time; what is not set is calm, known and flat. */
final class ShownSituation {

    private static final List<String> KNOWN = List.of(
            "spreadBps",
            "micropriceBps",
            "depthImbalance",
            "orderFlow",
            "tradeFlow",
            "volatilityBps",
            "momentumBps",
            "bollinger",
            "rsi",
            "vwapBps",
            "emaGapBps",
            "minuteEmaGapBps",
            "minuteRsi",
            "minuteAtrBps",
            "fundingRateBps",
            "fundingDrift",
            "basisBps",
            "basisDriftBps");

    private final StrategyRules rules;
    private final SortedMap<String, Double> parameters;
    private final SortedMap<String, Double> features = new TreeMap<>();
    private double score = 0.5;
    private Direction direction = Direction.FLAT;
    private double unrealizedBps;
    private double ageSeconds;
    private int openOrders;
    private double secondsSinceLastOrder = Double.POSITIVE_INFINITY;
    private @Nullable Pair pair;
    private @Nullable Basis basis;

    ShownSituation(StrategyRules rules, Map<String, Double> parameters) {
        this.rules = rules;
        this.parameters = new TreeMap<>(parameters);
        KNOWN.forEach(name -> features.put(name, 1.0));
    }

    ShownSituation feature(String name, double value) {
        assertThat(features).containsKey(name);
        features.put(name, value);
        return this;
    }

    ShownSituation score(double value) {
        score = value;
        return this;
    }

    ShownSituation holding(Direction held, double bps, double seconds) {
        direction = held;
        unrealizedBps = bps;
        ageSeconds = seconds;
        return this;
    }

    ShownSituation openOrders(int open) {
        openOrders = open;
        return this;
    }

    ShownSituation secondsSinceLastOrder(double seconds) {
        secondsSinceLastOrder = seconds;
        return this;
    }

    ShownSituation pair(Pair.Leg leg, double uncovered, double gainBps, double age, int open, boolean tradable) {
        pair = new Pair(leg, uncovered, gainBps, age, open, tradable);
        return this;
    }

    ShownSituation basis(@Nullable Basis value) {
        basis = value;
        return this;
    }

    private @Nullable Signal ask() {
        double[] values =
                features.values().stream().mapToDouble(Double::doubleValue).toArray();
        Signal signal = rules.evaluate(new StrategySituation(
                rules.pack().name(),
                InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD"),
                new FeatureVector("market-1", List.copyOf(features.keySet()), values),
                new Score("model", "hash", score, Double.isNaN(score) ? "rsi is NaN" : ""),
                new Holding(direction, unrealizedBps, ageSeconds, openOrders, secondsSinceLastOrder),
                pair,
                basis,
                new StrategyParameters(parameters)));
        assertThat(rules.lastFailure()).isEmpty();
        return signal;
    }

    /** Exactly one rule says exactly this. */
    void fires(SignalKind kind, String rule, String code) {
        Signal signal = ask();
        assertThat(signal).isNotNull();
        assertThat(signal.kind()).isEqualTo(kind);
        assertThat(signal.reasons()).extracting(Reason::rule).containsExactly(rule);
        assertThat(signal.reasons()).extracting(Reason::code).containsExactly(code);
        assertThat(signal.reasons().getFirst().figures()).isNotEmpty();
    }

    /** No rule says anything. */
    void silent() {
        assertThat(ask()).isNull();
    }
}
