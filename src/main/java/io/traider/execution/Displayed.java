package io.traider.execution;

import io.traider.domain.BookView;
import io.traider.domain.Side;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * What is still to be had of a book's displayed quantities after our own orders took some, since a recorded book does not
 * know of them. What we took of a level stays taken for as long as the book shows the level: whatever is traded or cancelled
 * there comes out of what we left, and only what it shows beyond what we took is to be had. That is the careful reading, as
 * nothing tells whose the quantity was that went. A level that went and came back is a new one; of one beyond the last level
 * that is shown nothing is known, so it stays as it was.
 */
final class Displayed {

    private static final int MOST = 256;

    /** Units taken by price, the best price first: prices of bids are negated. */
    private final TreeMap<Long, Long> fromBids = new TreeMap<>();

    private final TreeMap<Long, Long> fromAsks = new TreeMap<>();

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
        long shown = shown(book, side, level);
        TreeMap<Long, Long> taken = taken(side);
        return taken.isEmpty() ? shown : Math.max(0, shown - taken.getOrDefault(key(book, side, level), 0L));
    }

    void take(BookView book, Side side, int level, long units) {
        TreeMap<Long, Long> taken = taken(side);
        taken.merge(key(book, side, level), units, Long::sum);
        if (taken.size() > MOST) {
            taken.pollLastEntry();
        }
    }

    /** Whether nothing was taken of any level that may still be there. */
    boolean untouched() {
        return fromBids.isEmpty() && fromAsks.isEmpty();
    }

    /** The book moved: what was taken of levels that are gone is forgotten. */
    void saw(BookView book) {
        forget(book, Side.BUY);
        forget(book, Side.SELL);
    }

    private void forget(BookView book, Side side) {
        if (taken(side).isEmpty()) {
            return;
        }
        int levels = levels(book, side);
        int level = 0;
        for (Iterator<Long> keys = taken(side).keySet().iterator(); keys.hasNext(); ) {
            long key = keys.next();
            while (level < levels && key(book, side, level) < key) {
                level++;
            }
            if (level == levels && levels > 0) {
                return;
            }
            if (levels == 0 || key(book, side, level) != key) {
                keys.remove();
            }
        }
    }

    private static long key(BookView book, Side side, int level) {
        return side.sign() * price(book, side, level);
    }

    private TreeMap<Long, Long> taken(Side side) {
        return side == Side.BUY ? fromAsks : fromBids;
    }
}
