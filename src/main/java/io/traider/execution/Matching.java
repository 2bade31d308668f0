package io.traider.execution;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What meets what on recorded depth. */
final class Matching {

    private final QueueModel model;
    private final Board board;
    private final Fills fills;
    private final Map<InstrumentId, Displayed> displayed = new HashMap<>();

    Matching(QueueModel model, Board board, Fills fills) {
        this.model = model;
        this.board = board;
        this.fills = fills;
    }

    /** Whether something of a book's levels is ours, so that it matters which of them it still shows. */
    boolean tookOf(InstrumentId instrument) {
        Displayed seen = displayed.get(instrument);
        return seen != null && !seen.untouched();
    }

    /** The book moved, whether orders wait for it or not. */
    void saw(BookView book) {
        displayed(book).saw(book);
    }

    /** Whether an order would take of the book now. */
    boolean wouldTake(Resting order, BookView book) {
        return Displayed.levels(book, order.side()) > 0 && order.accepts(Displayed.price(book, order.side(), 0));
    }

    /** Whether an order that wants all or nothing could have all. */
    boolean hasAll(Resting order, BookView book) {
        Displayed seen = displayed(book);
        long sum = 0;
        for (int i = 0; i < Displayed.levels(book, order.side()); i++) {
            if (!order.accepts(Displayed.price(book, order.side(), i))) {
                break;
            }
            sum += seen.available(book, order.side(), i);
        }
        return fills.most(order, sum) >= order.leaves();
    }

    /**
     * A new order meets the book: it takes what it may, and the rest waits or is not wanted.
     *
     * @return why the rest of it is not wanted; empty when it is done or waits
     */
    String enter(Resting order, BookView book, long nanos) {
        if (order.order.intent().postOnly() && wouldTake(order, book)) {
            return "a post-only order would have taken";
        }
        if (order.order.intent().timeInForce() == TimeInForce.FOK && !hasAll(order, book)) {
            return "not all of it was to be had at once";
        }
        take(order, book, Liquidity.TAKER, nanos);
        if (order.leaves() > 0 && order.atOnce()) {
            return "the rest was not to be had at once";
        }
        order.refill();
        order.queue.join(shown(order, book));
        return "";
    }

    /** A position is closed by force: what the book does not offer trades at the last price that it shows. */
    void enterForced(Resting order, BookView book, long nanos) {
        take(order, book, Liquidity.TAKER, nanos);
        int levels = Displayed.levels(book, order.side());
        long rest = fills.most(order, order.leaves());
        if (rest > 0 && levels > 0) {
            fills.fill(order, Displayed.price(book, order.side(), levels - 1), rest, Liquidity.TAKER, nanos);
        }
    }

    /** Walks the displayed depth. A taker gets each level's price, a resting order its own. */
    private void take(Resting order, BookView book, Liquidity liquidity, long nanos) {
        Displayed seen = displayed(book);
        for (int i = 0; i < Displayed.levels(book, order.side()) && order.leaves() > 0; i++) {
            long price = Displayed.price(book, order.side(), i);
            if (!order.accepts(price)) {
                return;
            }
            long units = fills.most(order, seen.available(book, order.side(), i));
            if (units > 0) {
                seen.take(book, order.side(), i, units);
                fills.fill(order, liquidity == Liquidity.TAKER ? price : order.limit(), units, liquidity, nanos);
            }
        }
    }

    /** The market traded: through an order's price, or at it and perhaps beyond the queue before it. */
    void onTrade(Trade trade, long nanos) {
        long left = trade.quantity().units();
        long price = trade.price().units();
        for (Resting order : board.matchable(trade.instrument())) {
            if (trade.eventNanos() < order.sinceNanos || !order.accepts(price)) {
                continue;
            }
            if (price != order.limit()) {
                left -= fill(order, left, nanos);
            } else if (trade.aggressor() != order.side()) {
                order.queue.traded(trade.quantity().units());
                left -= queued(order, trade.quantity().units(), left, nanos);
            }
        }
    }

    /** Of an iceberg only the part that is shown waits in the queue; the next part goes to its end. */
    private long queued(Resting order, long traded, long left, long nanos) {
        long rest = traded;
        long got = 0;
        while (order.leaves() > 0) {
            rest = order.queue.pass(rest);
            long units = fill(order, Math.min(Math.min(rest, left - got), order.tip()), nanos);
            if (units == 0) {
                return got;
            }
            rest -= units;
            got += units;
            if (order.tip() == 0) {
                order.refill();
                order.queue.rejoin();
            }
        }
        return got;
    }

    private long fill(Resting order, long offered, long nanos) {
        long units = fills.most(order, offered);
        if (units > 0) {
            fills.fill(order, order.limit(), units, Liquidity.MAKER, nanos);
        }
        return units;
    }

    /** The book moved: queues change with what is displayed, and who offers at an order's price meets it. */
    void onBook(BookView book, long nanos) {
        List<Resting> orders = board.matchable(book.instrument());
        for (Resting order : orders) {
            order.queue.saw(shown(order, book), model);
            take(order, book, Liquidity.MAKER, nanos);
            if (order.tip() == 0) {
                order.refill();
            }
        }
    }

    /** Units displayed at the order's own price; not known of a price beyond the last level that is shown. */
    private static long shown(Resting order, BookView book) {
        Side other = order.side().opposite();
        for (int i = 0; i < Displayed.levels(book, other); i++) {
            long price = Displayed.price(book, other, i);
            if (price == order.limit()) {
                return Displayed.shown(book, other, i);
            }
            if (order.accepts(price)) {
                return 0;
            }
        }
        return QueuePosition.UNKNOWN;
    }

    private Displayed displayed(BookView book) {
        return displayed.computeIfAbsent(book.instrument(), _ -> new Displayed());
    }
}
