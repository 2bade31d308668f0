package io.traider.portfolio;

import io.traider.domain.InstrumentId;
import java.time.Instant;

/**
 * A payment that was due on a position and could not be settled, since what it is made of was not known. It is not taken for
 * zero: figures from here on are wrong by what it would have been.
 *
 * @param dueNanos when it was due
 * @param why what was missing
 */
public record Unsettled(InstrumentId instrument, long dueNanos, String why) {

    @Override
    public String toString() {
        return instrument + " at " + Instant.ofEpochSecond(0, dueNanos) + ": " + why;
    }
}
