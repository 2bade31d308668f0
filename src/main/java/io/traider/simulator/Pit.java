package io.traider.simulator;

import io.traider.domain.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Where one instrument trades: its book, its tape, and those who listen. Knows how to trade, not why. */
final class Pit {

    /** Trades kept for those who subscribe later. */
    static final int TAPE = 100;

    private final Listing listing;
    private final MarketClock clock;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final Deque<Print> tape = new ArrayDeque<>();
    private final List<PitListener> listeners = new ArrayList<>();
    private long trades;
    private double volume;

    Pit(Listing listing, MarketClock clock, long firstTrade) {
        this.listing = listing;
        this.clock = clock;
        this.trades = firstTrade;
    }

    Listing listing() {
        return listing;
    }

    void listen(PitListener listener) {
        listeners.add(listener);
    }

    BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    BookSide bids() {
        return bids;
    }

    BookSide asks() {
        return asks;
    }

    /** The latest trades, oldest first. */
    Collection<Print> tape() {
        return tape;
    }

    /** Price of the last trade in ticks, of the best bid before there was any. */
    long lastTick() {
        return tape.isEmpty() ? bids.best() : tape.getLast().tick();
    }

    /** Trades so far, counting from the instrument's first id. */
    long trades() {
        return trades;
    }

    /** Base units traded since the market began; a statistic. */
    double volume() {
        return volume;
    }

    /** Middle between the best prices, in quote currency; a statistic. */
    double middle() {
        return (bids.best() + asks.best()) * 0.5 * listing.tick();
    }

    /** Adds to a level that does not cross. */
    void add(Side side, long tick, long lots) {
        BookSide book = side(side);
        if (book.full() && book.at(tick) == 0) {
            change(book, book.tick(book.size() - 1), 0);
        }
        change(book, tick, book.at(tick) + lots);
    }

    /** Takes at most {@code lots} from a level without a trade. */
    void cancel(Side side, long tick, long lots) {
        BookSide book = side(side);
        change(book, tick, Math.max(0, book.at(tick) - lots));
    }

    /** Trades against the best level of the other side; returns what was taken. */
    long take(Side aggressor, long lots) {
        BookSide book = side(aggressor.opposite());
        long tick = book.best();
        long taken = Math.min(lots, book.lots(0));
        Print print = new Print(++trades, aggressor, tick, taken, clock.nanos());
        if (tape.size() == TAPE) {
            tape.removeFirst();
        }
        tape.addLast(print);
        volume += taken * listing.lot();
        listeners.forEach(listener -> listener.traded(print));
        change(book, tick, book.lots(0) - taken);
        return taken;
    }

    /** Ends what one order caused. */
    void settle() {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).settled();
        }
        clock.tick();
    }

    private void change(BookSide book, long tick, long lots) {
        book.set(tick, lots);
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).levelChanged(book.side(), tick, lots);
        }
    }
}
