package io.traider.training;

import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.market.Books;
import io.traider.market.OrderBook;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books as they are now, and whether they can still be believed. */
final class Futures {

    /** A venue that said nothing for longer was not recorded then: its books may be long gone. */
    static final long SILENCE = 10_000_000_000L;

    private final Books books = new Books();
    private final Map<Venue, Long> heard = new EnumMap<>(Venue.class);

    /** @return the instrument's book after the event, {@code null} when there is none */
    @Nullable
    OrderBook onEvent(MarketEvent event, long nanos) {
        books.onEvent(event);
        heard.put(event.instrument().venue(), nanos);
        return books.find(event.instrument());
    }

    /** The book at a moment that everything up to was heard of; {@code null} when it is not known. */
    @Nullable
    OrderBook known(InstrumentId instrument, long nanos) {
        OrderBook book = books.find(instrument);
        Long last = heard.get(instrument.venue());
        boolean known = book != null && Quotes.good(book) && last != null && nanos - last <= SILENCE;
        return known ? book : null;
    }
}
