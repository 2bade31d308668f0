package io.traider.domain;

/** A place that trades. Spot and derivatives of one company are two venues: they have other feeds, fees and rules. */
public enum Venue {
    COINBASE,
    BINANCE,
    BINANCE_FUTURES,
    KRAKEN,
    KRAKEN_FUTURES
}
