package io.traider.venue.route;

import io.traider.domain.BookSnapshot;
import io.traider.domain.Levels;
import io.traider.market.OrderBook;

/** Makes a snapshot of a book that is known. */
final class Snapshots {

    private Snapshots() {}

    static BookSnapshot of(OrderBook book, int depth, long receivedNanos) {
        return new BookSnapshot(
                book.instrument(),
                book.lastEventNanos(),
                receivedNanos,
                book.sequence(),
                depth,
                bids(book),
                asks(book));
    }

    private static Levels bids(OrderBook book) {
        Levels.Builder levels = new Levels.Builder();
        for (int i = 0; i < book.bidLevels(); i++) {
            levels.add(book.bidPrice(i), book.bidPriceDecimals(i), book.bidQuantity(i), book.bidQuantityDecimals(i));
        }
        return levels.build();
    }

    private static Levels asks(OrderBook book) {
        Levels.Builder levels = new Levels.Builder();
        for (int i = 0; i < book.askLevels(); i++) {
            levels.add(book.askPrice(i), book.askPriceDecimals(i), book.askQuantity(i), book.askQuantityDecimals(i));
        }
        return levels.build();
    }
}
