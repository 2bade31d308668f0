package io.traider.feature;

import io.traider.domain.BookView;

/**
 * The book's shape and the pressure of its orders.
 *
 * <p>Order-flow imbalance after Cont, Kukanov and Stoikov, "The Price Impact of Order Book Events" (2014), equation 4: each
 * change of the best levels adds what it put on the bid or took from the ask. Microprice: mid weighted by the opposite
 * quantities.
 */
final class BookFeatures {

    static final int COUNT = 7;

    private static final int TOP = 5;
    private static final int DEEP = 10;
    private static final double FAST_SECONDS = 2;
    private static final double SLOW_SECONDS = 15;

    /** How much of the slow flow stands against the fast one, so that a lone change after silence is no extreme. */
    private static final double REST = 0.25 * FAST_SECONDS / SLOW_SECONDS;

    private static final int NET = 0;
    private static final int GROSS = 1;

    private final Decayed fast = new Decayed(FAST_SECONDS, 2);
    private final Decayed slow = new Decayed(SLOW_SECONDS, 2);
    private boolean known;
    private double mid;
    private long bid;
    private long ask;
    private long bidQuantity;
    private long askQuantity;
    private double topImbalance;
    private double deepImbalance;

    void fade(long nanos) {
        fast.fade(nanos);
        slow.fade(nanos);
    }

    /** Reads a book that changed. One without two sides, or crossed, is not known. */
    void onBook(BookView book) {
        if (book.bidLevels() == 0 || book.askLevels() == 0 || book.bidPrice(0) >= book.askPrice(0)) {
            forget();
            return;
        }
        if (known) {
            addFlow(book);
        }
        known = true;
        bid = book.bidPrice(0);
        ask = book.askPrice(0);
        bidQuantity = book.bidQuantity(0);
        askQuantity = book.askQuantity(0);
        mid = 0.5 * ((double) bid + (double) ask);
        weigh(book);
    }

    /** The next book is not a change of this one. */
    void forget() {
        known = false;
    }

    void clear() {
        forget();
        fast.clear();
        slow.clear();
    }

    boolean known() {
        return known;
    }

    /** In units of {@link io.traider.domain.Price}. */
    double mid() {
        return mid;
    }

    void write(double[] target, int at) {
        double quantities = (double) bidQuantity + (double) askQuantity;
        double microprice = ((double) bid * askQuantity + (double) ask * bidQuantity) / quantities;
        target[at] = 1e4 * ((double) ask - (double) bid) / mid;
        target[at + 1] = 1e4 * (microprice - mid) / mid;
        target[at + 2] = ((double) bidQuantity - (double) askQuantity) / quantities;
        target[at + 3] = topImbalance;
        target[at + 4] = deepImbalance;
        target[at + 5] = ratio(fast.get(NET), fast.get(GROSS) + REST * slow.get(GROSS));
        target[at + 6] = ratio(slow.get(NET), slow.get(GROSS));
    }

    private void addFlow(BookView book) {
        long newBid = book.bidPrice(0);
        long newAsk = book.askPrice(0);
        double change = 0;
        if (newBid >= bid) {
            change += book.bidQuantity(0);
        }
        if (newBid <= bid) {
            change -= bidQuantity;
        }
        if (newAsk <= ask) {
            change -= book.askQuantity(0);
        }
        if (newAsk >= ask) {
            change += askQuantity;
        }
        if (change != 0) {
            fast.add(NET, change);
            fast.add(GROSS, Math.abs(change));
            slow.add(NET, change);
            slow.add(GROSS, Math.abs(change));
        }
    }

    private void weigh(BookView book) {
        double bids = 0;
        double asks = 0;
        for (int i = 0; i < DEEP; i++) {
            bids += i < book.bidLevels() ? book.bidQuantity(i) : 0;
            asks += i < book.askLevels() ? book.askQuantity(i) : 0;
            if (i == TOP - 1) {
                topImbalance = ratio(bids - asks, bids + asks);
            }
        }
        deepImbalance = ratio(bids - asks, bids + asks);
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
