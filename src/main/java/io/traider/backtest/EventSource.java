package io.traider.backtest;

import io.traider.domain.MarketEvent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The past, one event after another, in the order of arrival. For one thread. */
public interface EventSource extends AutoCloseable {

    /** The next event, received no earlier than the one before; {@code null} when there is no more. */
    @Nullable
    MarketEvent next();

    /** What its venue itself saw of an event: the event, unless the source has the run hear of another. */
    default MarketEvent atVenue(MarketEvent event) {
        return event;
    }

    /** Frees what it reads from. */
    @Override
    default void close() {}

    /** Events that are in memory already. */
    static EventSource of(Iterable<? extends MarketEvent> events) {
        Iterator<? extends MarketEvent> rest = events.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
