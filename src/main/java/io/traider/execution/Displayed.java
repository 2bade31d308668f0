package io.traider.execution;

import io.traider.domain.BookView;
import io.traider.domain.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * What is still to be had of a book's displayed quantities after our own orders took some, since a recorded book does not
 * know of them. A level that shows another quantity than when we took of it has changed: all of it is to be had again.
 */
final class Displayed {

    private static final class Taken {
        private long shown;
        private long units;
    }

    private final Map<Long, Taken> fromBids = new HashMap<>();
    private final Map<Long, Taken> fromAsks = new HashMap<>();

    /** Levels on the side that an order of {@code side} takes from. */
    static int levels(BookView book, Side side) {
        return side == Side.BUY ? book.askLevels() : book.bidLevels();
    }

    static long price(BookView book, Side side, int level) {
        return side == Side.BUY ? book.askPrice(level) : book.bidPrice(level);
    }

    static long shown(BookView book, Side side, int level) {
        return side == Side.BUY ? book.askQuantity(level) : book.bidQuantity(level);
    }

    /** Units that an order of {@code side} can take at a level. */
    long available(BookView book, Side side, int level) {
        Taken taken = taken(side).get(price(book, side, level));
        long shown = shown(book, side, level);
        return taken == null || taken.shown != shown ? shown : Math.max(0, shown - taken.units);
    }

    void take(BookView book, Side side, int level, long units) {
        long shown = shown(book, side, level);
        Taken taken = taken(side).computeIfAbsent(price(book, side, level), _ -> new Taken());
        if (taken.shown != shown) {
            taken.shown = shown;
            taken.units = 0;
        }
        taken.units += units;
        forgetFarAway(book, side);
    }

    /** Prices that the book does not show any more need no memory. */
    private void forgetFarAway(BookView book, Side side) {
        Map<Long, Taken> kept = taken(side);
        if (kept.size() > 64) {
            long worst = price(book, side, levels(book, side) - 1);
            kept.keySet().removeIf(price -> side == Side.BUY ? price > worst : price < worst);
            long best = price(book, side, 0);
            kept.keySet().removeIf(price -> side == Side.BUY ? price < best : price > best);
        }
    }

    private Map<Long, Taken> taken(Side side) {
        return side == Side.BUY ? fromAsks : fromBids;
    }
}
