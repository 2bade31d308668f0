package io.traider.domain;

/** What becomes of a strategy's orders. */
public enum StrategyMode {
    /** They are recorded as they would have been and never sent. */
    SHADOW,
    /** They are filled from books, without money. */
    PAPER,
    /** They go to the venue. */
    LIVE
}
