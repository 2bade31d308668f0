package io.traider.engine;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import io.traider.market.Books;
import io.traider.market.OrderBook;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine knows of the markets in this session. */
final class Market {

    private static final long MILLI = 1_000_000;

    /** What an instrument is worth: the venue's own mark where there is one, else the middle of its book. */
    private static final class Worth {
        private long mark;
        private long mid;
    }

    private Books books = new Books();
    private final Map<InstrumentId, Worth> worth = new HashMap<>();
    private final Map<Venue, Long> alive = new EnumMap<>(Venue.class);
    private final Set<InstrumentId> halted = new HashSet<>();

    /** @return the instrument's book after the event, {@code null} when there is none */
    @Nullable
    OrderBook onEvent(MarketEvent event, long nanos) {
        books.onEvent(event);
        OrderBook book = books.find(event.instrument());
        switch (event) {
            case BookSnapshot _, BookDelta _ -> {
                alive.put(event.instrument().venue(), nanos);
                middle(book);
            }
            case MarkPrice price -> of(price.instrument()).mark = price.mark().units();
            case InstrumentStatus status -> onStatus(status, nanos);
            default -> {}
        }
        return book;
    }

    private void middle(@Nullable OrderBook book) {
        if (book != null && book.valid() && book.bidLevels() > 0 && book.askLevels() > 0) {
            of(book.instrument()).mid = book.bidPrice(0) + (book.askPrice(0) - book.bidPrice(0)) / 2;
        }
    }

    private void onStatus(InstrumentStatus status, long nanos) {
        switch (status.state()) {
            case LIVE -> {
                halted.remove(status.instrument());
                alive.put(status.instrument().venue(), nanos);
            }
            case HALTED -> halted.add(status.instrument());
            case INVALID, STALE -> {}
        }
    }

    private Worth of(InstrumentId instrument) {
        return worth.computeIfAbsent(instrument, _ -> new Worth());
    }

    @Nullable
    BookView book(InstrumentId instrument) {
        return books.find(instrument);
    }

    /** Whether the instrument's book is whole, current, and the venue trades it. */
    boolean tradable(InstrumentId instrument) {
        OrderBook book = books.find(instrument);
        return book != null && book.valid() && !halted.contains(instrument);
    }

    /**
     * The last mark price, or the last middle of the book where the venue states no mark; {@code null} before either. Of an
     * invalid book the last good middle.
     */
    @Nullable
    Price mark(InstrumentId instrument) {
        Worth known = worth.get(instrument);
        long units = known == null ? 0 : known.mark > 0 ? known.mark : known.mid;
        return units > 0 ? Price.ofUnits(units) : null;
    }

    /** The last middle of the book in units of price, zero before the first; of an invalid book the last good one. */
    long mid(InstrumentId instrument) {
        Worth known = worth.get(instrument);
        return known == null ? 0 : known.mid;
    }

    SortedMap<InstrumentId, Price> marks() {
        SortedMap<InstrumentId, Price> all = new TreeMap<>();
        for (InstrumentId instrument : worth.keySet()) {
            Price mark = mark(instrument);
            if (mark != null) {
                all.put(instrument, mark);
            }
        }
        return all;
    }

    /**
     * Since the last news of any book of the instrument's venue; {@code -1} when there was none. Which connection carries a
     * book is not known here; a feed whose connection died says so with a status, which invalidates its books.
     */
    long bookAgeMillis(InstrumentId instrument, long nanos) {
        Long last = alive.get(instrument.venue());
        return last == null ? -1 : (nanos - last) / MILLI;
    }

    void forget() {
        books = new Books();
        worth.clear();
        alive.clear();
        halted.clear();
    }
}
