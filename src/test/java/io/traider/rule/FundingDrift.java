package io.traider.rule;

import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Score;
import io.traider.rule.Holding.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds strategy situations out of one in which funding-drift just enters a short; {@link #mirrored()} enters a long. */
final class FundingDrift {

    static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");

    private static final StrategyParameters PARAMETERS = new StrategyParameters(new TreeMap<>(Map.of(
            "entryDrift", 1.5,
            "exitDrift", 0.25,
            "maxScoreShort", 0.55,
            "minScoreLong", 0.45,
            "exitScore", 0.7,
            "maxSpreadBps", 5.0,
            "maxAdverseImbalance", 0.6,
            "stopLossBps", 25.0,
            "takeProfitBps", 40.0)));

    private final Map<String, Double> features = new TreeMap<>(Map.of(
            "spreadBps", 5.0,
            "micropriceBps", 0.0,
            "depthImbalance", 0.6,
            "orderFlow", 0.0,
            "tradeFlow", 0.0,
            "volatilityBps", 1.0,
            "momentumBps", 0.0,
            "bollinger", 0.0,
            "rsi", 50.0,
            "vwapBps", 0.0));
    private final TreeMap<String, Double> parameters = new TreeMap<>(PARAMETERS.numbers());
    private double score = 0.55;
    private String refusal = "";
    private Direction direction = Direction.FLAT;
    private double unrealizedBps;
    private double ageSeconds;
    private int openOrders;
    private double secondsSinceLastOrder = 10;

    private FundingDrift() {
        features.putAll(Map.of("fundingRateBps", 0.5, "fundingDrift", 1.5, "basisBps", 0.1, "basisDriftBps", 0.0));
        parameters.putAll(Map.of("coolDownSeconds", 10.0, "maxHoldingSeconds", 600.0));
    }

    static FundingDrift crowdedLongs() {
        return new FundingDrift();
    }

    static FundingDrift crowdedShorts() {
        return new FundingDrift().mirrored();
    }

    /** In a short of crowded longs that goes on as hoped for. */
    static FundingDrift inShort() {
        return crowdedLongs().holding(Direction.SHORT, 10, 60).score(0.3);
    }

    /** In a long of crowded shorts that goes on as hoped for. */
    static FundingDrift inLong() {
        return crowdedShorts().holding(Direction.LONG, 10, 60).score(0.7);
    }

    private FundingDrift mirrored() {
        for (String each : List.of("fundingRateBps", "fundingDrift", "basisBps", "depthImbalance")) {
            features.merge(each, -1.0, (value, sign) -> value * sign);
        }
        return score(0.45);
    }

    FundingDrift feature(String name, double value) {
        features.put(name, value);
        return this;
    }

    FundingDrift without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    FundingDrift score(double value) {
        score = value;
        return this;
    }

    FundingDrift refused() {
        score = Double.NaN;
        refusal = "rsi is NaN";
        return this;
    }

    FundingDrift holding(Direction held, double bps, double seconds) {
        direction = held;
        unrealizedBps = bps;
        ageSeconds = seconds;
        return this;
    }

    FundingDrift openOrders(int open) {
        openOrders = open;
        return this;
    }

    FundingDrift secondsSinceLastOrder(double seconds) {
        secondsSinceLastOrder = seconds;
        return this;
    }

    StrategySituation build() {
        double[] values =
                features.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new StrategySituation(
                "funding-drift",
                BTC,
                new FeatureVector("market-1", List.copyOf(features.keySet()), values),
                new Score("direction-1", "hash", score, refusal),
                new Holding(direction, unrealizedBps, ageSeconds, openOrders, secondsSinceLastOrder),
                new StrategyParameters(parameters));
    }
}
