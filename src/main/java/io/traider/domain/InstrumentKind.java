package io.traider.domain;

/** What is bought when an instrument is bought. */
public enum InstrumentKind {
    /** The asset itself, settled at once. */
    SPOT,
    /** A linear perpetual contract: margined and settled in the quote currency, with funding payments. */
    PERPETUAL
}
