package io.traider.domain;

/** The direction of an order or of a trade's aggressor. */
public enum Side {
    BUY,
    SELL;

    /** The other direction. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** {@code +1} for a buy, {@code -1} for a sell. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
