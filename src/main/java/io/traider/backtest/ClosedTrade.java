package io.traider.backtest;

import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;

/**
 * A position from flat to flat.
 *
 * @param side of the entry
 * @param quantity the most that was held
 * @param entry average price of the fills that opened
 * @param exit average price of the fills that closed
 * @param profit before costs, quote currency
 * @param fees paid on the way in and out, quote currency
 * @param funding received on the way, negative when paid, quote currency
 */
public record ClosedTrade(
        String strategy,
        InstrumentId instrument,
        Side side,
        Quantity quantity,
        long openedNanos,
        long closedNanos,
        Price entry,
        Price exit,
        Money profit,
        Money fees,
        Money funding) {

    /** What it brought after all costs, quote currency. */
    public Money net() {
        return profit.minus(fees).plus(funding);
    }
}
