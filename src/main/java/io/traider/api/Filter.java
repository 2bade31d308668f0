package io.traider.api;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.journal.Selection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The schema's {@code Filter}; a part that is {@code null} does not restrict. */
record Filter(
        @Nullable String strategy,
        @Nullable Venue venue,
        @Nullable String instrument,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Filter NONE = new Filter(null, null, null, null, null);

    static Filter orNone(@Nullable Filter filter) {
        return filter == null ? NONE : filter;
    }

    Selection selection() {
        return new Selection(strategy, venue, instrument, nanos(from), nanos(to));
    }

    /** Whether something of this strategy in this instrument is wanted, whenever it was. */
    boolean wants(String ofStrategy, InstrumentId of) {
        return (strategy == null || strategy.equals(ofStrategy))
                && (venue == null || venue == of.venue())
                && (instrument == null || instrument.equals(of.symbol()));
    }

    /** Whether a moment is wanted. */
    boolean wants(long nanos) {
        Long first = nanos(from);
        Long last = nanos(to);
        return (first == null || nanos >= first) && (last == null || nanos < last);
    }

    /** Nanoseconds since the Unix epoch, as far as they can be counted. */
    static @Nullable Long nanos(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
