package io.traider.domain;

/**
 * A trade between others.
 *
 * @param id the venue's own
 * @param aggressor the side of the order that took liquidity
 */
public record Trade(
        InstrumentId instrument,
        long eventNanos,
        long receivedNanos,
        String id,
        Price price,
        Quantity quantity,
        Side aggressor)
        implements MarketEvent {}
