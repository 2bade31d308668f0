package io.traider.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a strategy wants to trade, before any limit was asked.
 *
 * @param limit worst acceptable price; {@code null} for a market order, and only then
 * @param quantity positive, on the instrument's lot grid
 * @param lifeNanos how long it may rest with {@link TimeInForce#GTD}; {@code 0} otherwise
 * @param reduceOnly whether it may only make a position smaller
 */
public record OrderIntent(
        String strategy,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price limit,
        long lifeNanos,
        boolean reduceOnly) {

    public OrderIntent {
        if (quantity.units() <= 0) {
            throw new IllegalArgumentException("an order needs a positive quantity, got " + quantity);
        }
        if ((type == OrderType.LIMIT) != (limit != null)) {
            throw new IllegalArgumentException("a " + type + " order with limit price " + limit
                    + ". Maybe give a limit to LIMIT orders and none to MARKET orders");
        }
    }
}
