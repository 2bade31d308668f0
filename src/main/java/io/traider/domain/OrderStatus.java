package io.traider.domain;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Decided and journalled; the venue has not answered yet. */
    PENDING,
    /** Resting at the venue, perhaps partly filled; a stop waits for its trigger. */
    OPEN,
    /** A stop whose trigger price was reached; it works now, and is perhaps partly filled. */
    TRIGGERED,
    FILLED,
    CANCELLED,
    EXPIRED,
    /** Refused by the venue. */
    REJECTED;

    /** Whether nothing more can happen to it. */
    public boolean closed() {
        return this != PENDING && this != OPEN && this != TRIGGERED;
    }
}
