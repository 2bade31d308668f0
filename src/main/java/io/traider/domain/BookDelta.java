package io.traider.domain;

/**
 * Levels that changed, each with its new absolute quantity.
 *
 * @param sequence the venue's last sequence or update number in this change, {@code -1} where it has none
 */
public record BookDelta(
        InstrumentId instrument, long eventNanos, long receivedNanos, long sequence, Levels bids, Levels asks)
        implements MarketEvent {}
