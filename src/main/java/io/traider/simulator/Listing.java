package io.traider.simulator;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;

/**
 * An instrument as its venue lists it and as it trades there.
 *
 * @param instrument symbol and increments
 * @param asset whose price it follows
 * @param priceDecimals decimals that the venue writes of a price
 * @param quantityDecimals decimals that the venue writes of a quantity
 * @param lagSteps how many market steps later than the leading venue it learns the asset's price
 * @param halfSpread typical distance of the best price from the fair one, a fraction
 * @param orderValue typical value of an order in quote currency
 * @param activity orders a second relative to the average instrument
 */
record Listing(
        Instrument instrument,
        String asset,
        int priceDecimals,
        int quantityDecimals,
        int lagSteps,
        double halfSpread,
        double orderValue,
        double activity) {

    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000L
    };

    InstrumentId id() {
        return instrument.id();
    }

    Venue venue() {
        return id().venue();
    }

    String symbol() {
        return id().symbol();
    }

    boolean perpetual() {
        return instrument.kind() == InstrumentKind.PERPETUAL;
    }

    /** The tick as a decimal fraction of the quote currency, for the model's arithmetic only. */
    double tick() {
        return instrument.tickSize().toDouble();
    }

    /** The lot in units of the base, for the model's arithmetic only. */
    double lot() {
        return instrument.lotSize().toDouble();
    }

    /** {@link Price#units()} of a price in ticks. */
    long priceUnits(long ticks) {
        return ticks * instrument.tickSize().units();
    }

    /** {@link Quantity#units()} of a quantity in lots. */
    long quantityUnits(long lots) {
        return lots * instrument.lotSize().units();
    }

    /** A price in units of the last decimal that the venue writes. */
    long writtenPrice(long ticks) {
        return priceUnits(ticks) / TENS[Price.SCALE - priceDecimals];
    }

    /** A quantity in units of the last decimal that the venue writes. */
    long writtenQuantity(long lots) {
        return quantityUnits(lots) / TENS[Quantity.SCALE - quantityDecimals];
    }
}
