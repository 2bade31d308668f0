package io.traider.session;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * The top of a book at one moment. Immutable, free to keep.
 *
 * @param nanos session time at which it was taken
 * @param valid whether the book was whole and current; when not, the levels are what was last known
 * @param bids best first
 * @param asks best first
 */
public record BookImage(InstrumentId instrument, long nanos, boolean valid, List<Level> bids, List<Level> asks) {

    /** One price and what is on offer at it. */
    public record Level(Price price, Quantity quantity) {}

    public BookImage {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** No more than this many levels a side. */
    public BookImage cut(int depth) {
        return bids.size() <= depth && asks.size() <= depth
                ? this
                : new BookImage(instrument, nanos, valid, top(bids, depth), top(asks, depth));
    }

    private static List<Level> top(List<Level> levels, int depth) {
        return levels.subList(0, Math.min(depth, levels.size()));
    }

    static BookImage of(BookView book, int depth, long nanos) {
        List<Level> bids = new ArrayList<>();
        for (int i = 0; i < Math.min(depth, book.bidLevels()); i++) {
            bids.add(new Level(Price.ofUnits(book.bidPrice(i)), Quantity.ofUnits(book.bidQuantity(i))));
        }
        List<Level> asks = new ArrayList<>();
        for (int i = 0; i < Math.min(depth, book.askLevels()); i++) {
            asks.add(new Level(Price.ofUnits(book.askPrice(i)), Quantity.ofUnits(book.askQuantity(i))));
        }
        return new BookImage(book.instrument(), nanos, book.valid(), bids, asks);
    }
}
