package io.traider.domain;

/**
 * What may be read of an order book. Level {@code 0} is the best. The view is live: it is read on the writer's thread
 * only and not kept.
 */
public interface BookView {

    InstrumentId instrument();

    /** Whether the book is whole and current; when not, its levels must not be used. */
    boolean valid();

    int bidLevels();

    int askLevels();

    /** {@link Price#units()} of bid level {@code i}, {@code 0 <= i < bidLevels()}. */
    long bidPrice(int i);

    /** {@link Quantity#units()} of bid level {@code i}. */
    long bidQuantity(int i);

    long askPrice(int i);

    long askQuantity(int i);

    /** Event time of the last change, nanoseconds since the Unix epoch. */
    long lastEventNanos();
}
