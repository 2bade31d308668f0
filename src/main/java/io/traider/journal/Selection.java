package io.traider.journal;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the journal are wanted; a part that is {@code null} does not restrict.
 *
 * @param symbol the venue's own symbol
 * @param fromNanos first moment, nanoseconds since the Unix epoch
 * @param toNanos first moment that is too late
 */
public record Selection(
        @Nullable String strategy,
        @Nullable Venue venue,
        @Nullable String symbol,
        @Nullable Long fromNanos,
        @Nullable Long toNanos) {

    /** Every row. */
    public static final Selection ALL = new Selection(null, null, null, null, null);

    /** Every row of an instrument. */
    public static Selection of(InstrumentId instrument) {
        return new Selection(null, instrument.venue(), instrument.symbol(), null, null);
    }
}
