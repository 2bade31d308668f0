package io.traider.rule;

import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Score;
import io.traider.rule.Holding.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds situations of a pair out of ones in which nothing but the named thing happens. */
final class FundingHarvest {

    static final InstrumentId PERPETUAL = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    static final InstrumentId SPOT = InstrumentId.parse("BINANCE:BTCUSDT");

    private static final Map<String, Double> PARAMETERS = Map.of(
            "coolDownSeconds", 60.0,
            "entryDrift", 0.5,
            "exitDrift", -0.5,
            "minRateBps", 2.0,
            "keepRateBps", 0.5,
            "maxSpreadBps", 5.0,
            "stopLossBps", 60.0,
            "coverRetrySeconds", 1.0,
            "maxUncoveredSeconds", 20.0,
            "maxHoldingSeconds", 7_200.0);

    private final Map<String, Double> features = new TreeMap<>(Map.of(
            "spreadBps", 5.0,
            "micropriceBps", 0.0,
            "depthImbalance", 0.0,
            "orderFlow", 0.0,
            "tradeFlow", 0.0,
            "volatilityBps", 1.0,
            "momentumBps", 0.0,
            "bollinger", 0.0,
            "rsi", 50.0,
            "vwapBps", 0.0));
    private final Pair.Leg leg;
    private Direction direction = Direction.FLAT;
    private double uncovered;
    private double gainBps;
    private double ageSeconds;
    private int openOrders;
    private boolean tradable = true;
    private double secondsSinceLastOrder = 60;

    private FundingHarvest(Pair.Leg leg) {
        this.leg = leg;
        features.putAll(Map.of("fundingRateBps", 2.0, "fundingDrift", 0.5, "basisBps", 0.1, "basisDriftBps", 0.0));
    }

    /** Nothing held, and just enough to enter. */
    static FundingHarvest crowdedLongs() {
        return new FundingHarvest(Pair.Leg.PERPETUAL);
    }

    /** The perpetual of a covered pair that goes on as hoped for. */
    static FundingHarvest inPair() {
        FundingHarvest pair = crowdedLongs();
        pair.direction = Direction.SHORT;
        pair.ageSeconds = 100;
        return pair;
    }

    /** The spot leg, which matches the perpetual. */
    static FundingHarvest spot() {
        FundingHarvest spot = new FundingHarvest(Pair.Leg.SPOT);
        spot.direction = Direction.LONG;
        spot.secondsSinceLastOrder = 1;
        for (String funding : List.of("fundingRateBps", "fundingDrift", "basisBps", "basisDriftBps")) {
            spot.features.put(funding, Double.NaN);
        }
        return spot;
    }

    FundingHarvest feature(String name, double value) {
        features.put(name, value);
        return this;
    }

    FundingHarvest uncovered(double value) {
        uncovered = value;
        return this;
    }

    FundingHarvest flat() {
        direction = Direction.FLAT;
        return this;
    }

    FundingHarvest gainBps(double value) {
        gainBps = value;
        return this;
    }

    FundingHarvest ageSeconds(double value) {
        ageSeconds = value;
        return this;
    }

    FundingHarvest openOrders(int value) {
        openOrders = value;
        return this;
    }

    FundingHarvest halted() {
        tradable = false;
        return this;
    }

    FundingHarvest secondsSinceLastOrder(double value) {
        secondsSinceLastOrder = value;
        return this;
    }

    StrategySituation build() {
        double[] values =
                features.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new StrategySituation(
                "funding-harvest",
                leg == Pair.Leg.SPOT ? SPOT : PERPETUAL,
                new FeatureVector("market-1", List.copyOf(features.keySet()), values),
                new Score("direction-1", "hash", 0.5, ""),
                new Holding(direction, gainBps, ageSeconds, openOrders, secondsSinceLastOrder),
                new Pair(leg, uncovered, gainBps, ageSeconds, openOrders, tradable),
                null,
                new StrategyParameters(new TreeMap<>(PARAMETERS)));
    }
}
