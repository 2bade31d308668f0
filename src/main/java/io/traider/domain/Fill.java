package io.traider.domain;

/**
 * A part of an order that was traded.
 *
 * @param id unique for ever; a repeated id is the same fill and counts once
 * @param order the client order id
 * @param fee what the venue takes; negative is a rebate
 * @param nanos when, nanoseconds since the Unix epoch
 */
public record Fill(
        String id,
        String order,
        String strategy,
        InstrumentId instrument,
        Side side,
        Price price,
        Quantity quantity,
        Liquidity liquidity,
        Money fee,
        long nanos) {

    public Fill {
        if (quantity.units() <= 0 || price.units() <= 0) {
            throw new IllegalArgumentException("fill " + id + " of " + quantity + " at " + price + " cannot be");
        }
    }
}
