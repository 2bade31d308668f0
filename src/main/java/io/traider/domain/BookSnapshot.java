package io.traider.domain;

/**
 * The whole book, as deep as the venue shows it; replaces what was known.
 *
 * @param sequence the venue's sequence or update number, {@code -1} where it has none
 * @param depth levels a side that the venue keeps us informed of; {@code 0} for all
 * @param bids highest first is usual but not promised
 * @param asks lowest first is usual but not promised
 */
public record BookSnapshot(
        InstrumentId instrument,
        long eventNanos,
        long receivedNanos,
        long sequence,
        int depth,
        Levels bids,
        Levels asks)
        implements MarketEvent {}
