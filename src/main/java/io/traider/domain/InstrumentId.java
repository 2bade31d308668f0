package io.traider.domain;

import java.util.Objects;

/**
 * Names an instrument: the venue and the symbol as the venue writes it, for example {@code KRAKEN:BTC/USD}.
 *
 * @param venue where it trades
 * @param symbol the venue's own symbol, never empty
 */
public record InstrumentId(Venue venue, String symbol) implements Comparable<InstrumentId> {

    public InstrumentId {
        Objects.requireNonNull(venue, "venue");
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("an instrument needs a symbol, got '" + symbol + "'");
        }
    }

    /** Reads {@code VENUE:symbol}, the form that {@link #toString()} writes. */
    public static InstrumentId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no instrument. Maybe write it as VENUE:symbol, such as KRAKEN:BTC/USD");
        }
        return new InstrumentId(Venue.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(InstrumentId other) {
        int byVenue = venue.compareTo(other.venue);
        return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
    }

    /** The same on every run, unlike the hash of an enum. */
    @Override
    public int hashCode() {
        return 31 * symbol.hashCode() + venue.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof InstrumentId that && venue == that.venue && symbol.equals(that.symbol);
    }

    @Override
    public String toString() {
        return venue + ":" + symbol;
    }
}
