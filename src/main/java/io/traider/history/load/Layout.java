package io.traider.history.load;

/** How a file holds data. */
public enum Layout {
    /** Bars: a time, four prices and a volume. */
    OHLCV,
    /** Trades: a time, a price, a quantity and who took. */
    TRADES,
    /** Best bids and asks with their quantities. */
    QUOTES,
    /** Settled funding rates, also in the open column of bars, as freqtrade keeps them. */
    FUNDING,
    /** Mark prices of perpetuals with their indices. */
    MARKS,
    /** Lean's zips of trade and quote bars, and its files of margin interest. */
    LEAN
}
