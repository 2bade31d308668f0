package io.traider.domain;

/**
 * Something a venue said about an instrument, normalised. What reaches the engine has passed the venue's own integrity
 * rule: a book that could not be trusted arrives as an {@link InstrumentStatus}, not as levels.
 */
public sealed interface MarketEvent permits BookSnapshot, BookDelta, Trade, FundingRate, MarkPrice, InstrumentStatus {

    InstrumentId instrument();

    /** When it happened by the venue's clock, nanoseconds since the Unix epoch; the received time where it says none. */
    long eventNanos();

    /** When its frame arrived by our clock, nanoseconds since the Unix epoch. */
    long receivedNanos();
}
