package io.traider.venue.binance;

import io.traider.market.OrderBook;
import io.traider.venue.FeedBook;
import java.util.Arrays;

/**
 * Compares the book's top with the venue's own best bid and offer wherever both carry the same update number, whichever
 * comes first. It counts; a difference would be ours, because nothing was missing in the updates.
 */
final class TopCheck {

    private static final int KEPT = 2_048;
    private static final int FIELDS = 4;

    /** Tops by update number, the last ones. */
    private static final class Tops {
        private final long[] ids = new long[KEPT];
        private final long[] fields = new long[KEPT * FIELDS];
        private int count;

        void clear() {
            count = 0;
        }

        void add(long id, long bidPrice, long bidQuantity, long askPrice, long askQuantity) {
            if (count > 0 && id <= ids[count - 1]) {
                return;
            }
            if (count == KEPT) {
                forgetHalf();
            }
            ids[count] = id;
            fields[count * FIELDS] = bidPrice;
            fields[count * FIELDS + 1] = bidQuantity;
            fields[count * FIELDS + 2] = askPrice;
            fields[count * FIELDS + 3] = askQuantity;
            count++;
        }

        private void forgetHalf() {
            int half = KEPT / 2;
            System.arraycopy(ids, half, ids, 0, half);
            System.arraycopy(fields, half * FIELDS, fields, 0, half * FIELDS);
            count = half;
        }

        int find(long id) {
            return count > 0 && id > ids[count - 1] ? -1 : Arrays.binarySearch(ids, 0, count, id);
        }

        boolean same(int at, Tops other, int otherAt) {
            int from = at * FIELDS;
            int otherFrom = otherAt * FIELDS;
            return Arrays.equals(fields, from, from + FIELDS, other.fields, otherFrom, otherFrom + FIELDS);
        }
    }

    private final FeedBook book;
    private final Tops books = new Tops();
    private final Tops tickers = new Tops();

    TopCheck(FeedBook book) {
        this.book = book;
    }

    void reset() {
        books.clear();
        tickers.clear();
    }

    /** The venue's own top; a side without orders is zero. */
    void onTicker(BinanceMessage ticker) {
        tickers.add(ticker.lastId, ticker.bidPrice, ticker.bidQuantity, ticker.askPrice, ticker.askQuantity);
        compare(ticker.lastId);
    }

    /** The book has just become what it is at an update number. */
    void onBook(long id) {
        OrderBook state = book.book();
        boolean bids = state.bidLevels() > 0;
        boolean asks = state.askLevels() > 0;
        books.add(
                id,
                bids ? state.bidPrice(0) : 0,
                bids ? state.bidQuantity(0) : 0,
                asks ? state.askPrice(0) : 0,
                asks ? state.askQuantity(0) : 0);
        compare(id);
    }

    private void compare(long id) {
        int ticker = tickers.find(id);
        int state = ticker < 0 ? -1 : books.find(id);
        if (state >= 0) {
            book.top(books.same(state, tickers, ticker));
        }
    }
}
