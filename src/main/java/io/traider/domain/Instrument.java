package io.traider.domain;

import java.math.BigDecimal;

/**
 * An instrument that may be traded, with the increments its venue accepts.
 *
 * @param id venue and symbol
 * @param kind spot or linear perpetual
 * @param base what is traded, for example {@code BTC}
 * @param quote what prices, fees and profits are counted in, for example {@code USD}
 * @param tickSize smallest price increment, positive
 * @param lotSize smallest quantity increment, positive
 * @param minimumQuantity smallest order the venue takes
 */
public record Instrument(
        InstrumentId id,
        InstrumentKind kind,
        String base,
        String quote,
        Price tickSize,
        Quantity lotSize,
        Quantity minimumQuantity) {

    public Instrument {
        if (tickSize.units() <= 0 || lotSize.units() <= 0) {
            throw new IllegalArgumentException(
                    id + " needs positive increments, got tick " + tickSize + " and lot " + lotSize);
        }
    }

    /** Price times quantity in the quote currency, exact. */
    public Money value(Price price, Quantity quantity) {
        return new Money(price.times(quantity), quote);
    }

    /** The largest quantity on the lot grid that is not above the wanted one; zero when it is below a lot. */
    public Quantity floorToLot(BigDecimal wanted) {
        long lots = wanted.divideToIntegralValue(lotSize.toBigDecimal()).longValueExact();
        return Quantity.ofUnits(Math.multiplyExact(lots, lotSize.units()));
    }
}
