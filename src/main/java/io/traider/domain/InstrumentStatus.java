package io.traider.domain;

/**
 * Whether an instrument's book can be trusted and traded.
 *
 * @param reason why, in a person's words, for example {@code gap: expected 4712, got 4715}
 */
public record InstrumentStatus(InstrumentId instrument, long eventNanos, long receivedNanos, State state, String reason)
        implements MarketEvent {

    /** What a book is worth. */
    public enum State {
        /** The book is whole and the connection alive. */
        LIVE,
        /** A gap, failed checksum or crossed book: what is known of the book is wrong until the next snapshot. */
        INVALID,
        /** The connection is silent or gone: what is known of the book may be old. */
        STALE,
        /** The venue itself says that it does not trade. */
        HALTED
    }
}
