package io.traider.parity;

/**
 * An engine, and a venue, where the last day that was checked ended.
 *
 * @param untilNanos first moment after that day
 * @param last sequence that it has taken
 */
record Standing(Session session, Lane lane, VenueCheck venue, long untilNanos, long last) implements AutoCloseable {

    @Override
    public void close() {
        lane.close();
    }
}
