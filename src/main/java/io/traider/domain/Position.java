package io.traider.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy holds of an instrument, at average cost.
 *
 * @param quantity positive long, negative short
 * @param cost what the open quantity cost in quote currency, signed like the quantity; zero when flat
 * @param realizedPnl closed profit before fees and funding, quote currency
 * @param fees paid so far, quote currency, with the penalties of liquidations; negative is a rebate
 * @param funding received so far, quote currency; negative is paid, as is what borrowing for a spot short cost
 */
public record Position(
        String strategy,
        InstrumentId instrument,
        Quantity quantity,
        Money cost,
        Money realizedPnl,
        Money fees,
        Money funding,
        long updatedNanos) {

    /** Nothing held yet. */
    public static Position flat(String strategy, Instrument instrument) {
        Money zero = Money.zero(instrument.quote());
        return new Position(strategy, instrument.id(), Quantity.ZERO, zero, zero, zero, zero, 0);
    }

    /** Average entry price to ten decimals, or {@code null} when flat. */
    public @Nullable Price averagePrice() {
        return quantity.isZero()
                ? null
                : Price.of(cost.amount()
                        .divide(quantity.toBigDecimal(), MathContext.DECIMAL128)
                        .setScale(Price.SCALE, RoundingMode.HALF_EVEN));
    }

    /** Profit of the open quantity at a mark price, quote currency. */
    public Money unrealizedPnl(Price mark) {
        BigDecimal worth = mark.toBigDecimal().multiply(quantity.toBigDecimal());
        return new Money(worth.subtract(cost.amount()), cost.currency());
    }
}
