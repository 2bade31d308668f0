package io.traider.market;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of all instruments, in the order in which they were first heard of. For one writer's thread. */
public final class Books {

    private final Map<InstrumentId, OrderBook> books = new LinkedHashMap<>();

    /** Takes what concerns books out of an event; other events change nothing. */
    public void onEvent(MarketEvent event) {
        switch (event) {
            case BookDelta delta -> onDelta(delta);
            case BookSnapshot snapshot -> of(snapshot.instrument()).apply(snapshot);
            case InstrumentStatus status -> onStatus(of(status.instrument()), status.state());
            default -> {}
        }
    }

    /** A delta for a book that is not whole has nothing to change. */
    private void onDelta(BookDelta delta) {
        OrderBook book = books.get(delta.instrument());
        if (book != null && book.whole()) {
            book.apply(delta);
        }
    }

    private static void onStatus(OrderBook book, InstrumentStatus.State state) {
        switch (state) {
            case LIVE -> book.refresh();
            case INVALID -> book.invalidate();
            case STALE -> book.expire();
            case HALTED -> {}
        }
    }

    /** The instrument's book, {@code null} when none was heard of. */
    public @Nullable OrderBook find(InstrumentId instrument) {
        return books.get(instrument);
    }

    /** The instrument's book, empty and not valid when none was heard of. */
    public OrderBook of(InstrumentId instrument) {
        return books.computeIfAbsent(instrument, OrderBook::new);
    }

    /** All books, in the order in which they were first heard of. */
    public Collection<OrderBook> all() {
        return Collections.unmodifiableCollection(books.values());
    }
}
