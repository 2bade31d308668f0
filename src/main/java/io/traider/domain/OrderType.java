package io.traider.domain;

/** How an order is priced, and whether it waits for the market first. */
public enum OrderType {
    /** Takes what the book offers. */
    MARKET,
    /** Not worse than its limit price. */
    LIMIT,
    /** Waits until the market trades at its trigger price or beyond, and is a market order from then on. */
    STOP,
    /** Waits until the market trades at its trigger price or beyond, and is a limit order from then on. */
    STOP_LIMIT;

    /** Whether it has a limit price. */
    public boolean limited() {
        return this == LIMIT || this == STOP_LIMIT;
    }

    /** Whether it has a trigger price. */
    public boolean triggered() {
        return this == STOP || this == STOP_LIMIT;
    }
}
