package io.traider.venue;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Trade;
import io.traider.market.OrderBook;
import org.jspecify.annotations.Nullable;

/**
 * A feed's own copy of one instrument's book, on which it tests what the venue sent before anybody hears of it: a change
 * is {@link #take taken}, tested, and then {@link #pass passed} on or the book {@link #invalidate invalidated}.
 */
public final class FeedBook {

    private final OrderBook book;
    private final InstrumentStatistics statistics;
    private final RecentIds tradeIds = new RecentIds();
    private State state = State.INVALID;
    private boolean live;
    private boolean halted;

    FeedBook(InstrumentId instrument) {
        book = new OrderBook(instrument);
        statistics = new InstrumentStatistics(instrument);
    }

    public InstrumentId instrument() {
        return book.instrument();
    }

    public OrderBook book() {
        return book;
    }

    public InstrumentStatistics statistics() {
        return statistics;
    }

    /** Whether the book is whole; deltas are only for such a book. */
    public boolean live() {
        return live;
    }

    /** Takes a snapshot for testing. */
    public void take(BookSnapshot snapshot) {
        book.apply(snapshot);
    }

    /** Takes a change for testing. */
    public void take(BookDelta delta) {
        book.apply(delta);
    }

    /** Why the book as it stands cannot be, in numbers; {@code null} when it can. */
    public @Nullable String crossing() {
        return book.crossed()
                ? "crossed: bid " + Price.ofUnits(book.bidPrice(0)) + ", ask " + Price.ofUnits(book.askPrice(0))
                : null;
    }

    /** Tests a book that its venue has no other test for; whether it passed. An invalidated one has to be asked for. */
    public boolean testCrossing(Frame frame, long eventNanos, FeedListener listener) {
        String crossing = crossing();
        if (crossing != null) {
            invalidate(BookFlaw.CROSSED, crossing, eventNanos, frame.receivedNanos(), listener);
        }
        return crossing == null;
    }

    /** Passes a tested snapshot on; the book is live from here. */
    public void pass(BookSnapshot snapshot, FeedListener listener) {
        live = true;
        statistics.snapshot();
        statistics.event(snapshot.eventNanos());
        listener.onEvent(snapshot);
        tell("snapshot", snapshot.eventNanos(), snapshot.receivedNanos(), listener);
    }

    /** Passes a tested change on. */
    public void pass(BookDelta delta, FeedListener listener) {
        Levels bids = delta.bids();
        Levels asks = delta.asks();
        statistics.applied(bids.size() + asks.size(), removals(bids) + removals(asks));
        statistics.event(delta.eventNanos());
        listener.onEvent(delta);
    }

    private static int removals(Levels levels) {
        int removals = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (levels.quantity(i) == 0) {
                removals++;
            }
        }
        return removals;
    }

    /** Counts an update that is not for the book. */
    public void drop() {
        statistics.dropped();
    }

    /** Counts the updates that wait for a snapshot. */
    public void waiting(int updates) {
        statistics.buffered(updates);
    }

    /** Counts levels that came with a snapshot which its venue sends as a book message like any other. */
    public void changed(int levels) {
        statistics.changed(levels);
    }

    /** Counts a checksum that was right. */
    public void verified() {
        statistics.checksum();
    }

    /** Counts a comparison of the top with the venue's own. */
    public void top(boolean matches) {
        statistics.top(matches);
    }

    /** What is known of the book is wrong from here, until the next snapshot. */
    public void invalidate(BookFlaw flaw, String reason, long eventNanos, long receivedNanos, FeedListener listener) {
        statistics.flaw(flaw);
        live = false;
        book.invalidate();
        tell(reason, eventNanos, receivedNanos, listener);
    }

    /** The connection is gone. */
    void stale(String reason, long nanos, FeedListener listener) {
        live = false;
        book.invalidate();
        if (state != State.STALE) {
            tell(State.STALE, reason, nanos, nanos, listener);
        }
    }

    /** The venue says that it does not trade, or that it does again. */
    public void halt(boolean newHalted, String reason, long eventNanos, long receivedNanos, FeedListener listener) {
        boolean changed = halted != newHalted;
        halted = newHalted;
        if (changed && live) {
            tell(reason, eventNanos, receivedNanos, listener);
        }
    }

    private void tell(String reason, long eventNanos, long receivedNanos, FeedListener listener) {
        State worth = !live ? State.INVALID : halted ? State.HALTED : State.LIVE;
        if (worth != state || worth == State.INVALID) {
            tell(worth, reason, eventNanos, receivedNanos, listener);
        }
    }

    private void tell(State newState, String reason, long eventNanos, long receivedNanos, FeedListener listener) {
        state = newState;
        statistics.state(newState, reason);
        listener.onEvent(new InstrumentStatus(instrument(), eventNanos, receivedNanos, newState, reason));
    }

    /** Whether the trade was not seen before; a trade seen is remembered. */
    public boolean isNew(long tradeId) {
        return tradeIds.add(tradeId);
    }

    /** Passes a live trade on. */
    public void pass(Trade trade, int quantityDecimals, FeedListener listener) {
        statistics.trade(trade.quantity().units(), quantityDecimals);
        statistics.event(trade.eventNanos());
        listener.onEvent(trade);
    }
}
