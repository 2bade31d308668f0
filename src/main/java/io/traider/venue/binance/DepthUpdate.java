package io.traider.venue.binance;

import io.traider.domain.BookDelta;

/**
 * A depth update with the numbers that say where it belongs.
 *
 * @param firstId {@code U}
 * @param previousId {@code pu}, {@code -1} on spot
 */
record DepthUpdate(BookDelta delta, long firstId, long previousId) {

    /** {@code u}. */
    long lastId() {
        return delta.sequence();
    }
}
