package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.execution.OrderManager;
import io.traider.portfolio.Portfolio;
import io.traider.rule.Pair;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pairs of a strategy: what of each perpetual is not covered by its spot leg. */
final class Legs {

    private static final double SECOND = 1e9;

    private final String strategy;
    private final SortedMap<InstrumentId, Instrument> instruments;
    private final SortedMap<InstrumentId, InstrumentId> spots;
    private final SortedMap<InstrumentId, InstrumentId> perpetuals = new TreeMap<>();
    private final Market market;
    private final OrderManager orders;
    private final Portfolio portfolio;

    Legs(StrategyDefinition definition, EngineSetup setup, Market market, OrderManager orders, Portfolio portfolio) {
        this.strategy = definition.name();
        this.instruments = setup.instruments();
        this.spots = definition.hedges();
        for (Map.Entry<InstrumentId, InstrumentId> pair : spots.entrySet()) {
            perpetuals.put(pair.getValue(), pair.getKey());
        }
        this.market = market;
        this.orders = orders;
        this.portfolio = portfolio;
    }

    /**
     * How an instrument's pair stands.
     *
     * @return {@code null} when it is no leg, or when a leg that is held has no mark
     */
    @Nullable
    Pair pair(InstrumentId instrument, long nanos) {
        InstrumentId spot = spots.getOrDefault(instrument, instrument);
        InstrumentId perpetual = perpetuals.get(spot);
        if (perpetual == null) {
            return null;
        }
        Position shorted = portfolio.position(strategy, perpetual);
        Position cover = portfolio.position(strategy, spot);
        double gain = gain(shorted) + gain(cover);
        if (Double.isNaN(gain)) {
            return null;
        }
        boolean flat = shorted.quantity().isZero();
        long larger = Math.max(
                Math.abs(shorted.quantity().units()), Math.abs(cover.quantity().units()));
        return new Pair(
                spot.equals(instrument) ? Pair.Leg.SPOT : Pair.Leg.PERPETUAL,
                larger == 0 ? 0 : (double) gap(spot).units() / larger,
                flat ? 0 : 1e4 * gain / shorted.cost().amount().abs().doubleValue(),
                flat ? 0 : (nanos - portfolio.openedNanos(strategy, perpetual)) / SECOND,
                orders.working(strategy, perpetual).size()
                        + orders.working(strategy, spot).size(),
                market.tradable(perpetual) && market.tradable(spot));
    }

    /** Dollars or dollar stablecoins; {@code NaN} where what is held has no mark. */
    private double gain(Position position) {
        if (position.quantity().isZero()) {
            return 0;
        }
        Price mark = market.mark(position.instrument());
        return mark == null ? Double.NaN : position.unrealizedPnl(mark).amount().doubleValue();
    }

    boolean isSpot(InstrumentId instrument) {
        return perpetuals.containsKey(instrument);
    }

    /** What must be bought of a spot leg so that it covers its perpetual, negative when sold; zero where it is too little. */
    Quantity gap(InstrumentId spot) {
        Instrument instrument = instruments.get(spot);
        Quantity wanted =
                portfolio.position(strategy, perpetuals.get(spot)).quantity().negate();
        Quantity gap = wanted.minus(portfolio.position(strategy, spot).quantity());
        Quantity lots = instrument.floorToLot(gap.abs().toBigDecimal());
        boolean tooLittle = lots.compareTo(instrument.minimumQuantity()) < 0;
        return tooLittle ? Quantity.ZERO : gap.units() > 0 ? lots : lots.negate();
    }
}
