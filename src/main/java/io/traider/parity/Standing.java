package io.traider.parity;

import org.jspecify.annotations.Nullable;

/**
 * An engine, and a venue, where the last day that was checked ended.
 *
 * @param rerun the run with a venue of its own, as it was recorded there; {@code null} when there was none
 * @param untilNanos first moment after that day
 * @param last sequence that it has taken
 */
record Standing(
        Session session,
        Lane lane,
        VenueCheck venue,
        @Nullable Rerun rerun,
        long untilNanos,
        long last) implements AutoCloseable {

    @Override
    public void close() {
        lane.close();
        if (rerun != null) {
            rerun.close();
        }
    }
}
