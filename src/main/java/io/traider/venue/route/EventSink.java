package io.traider.venue.route;

import io.traider.domain.MarketEvent;

/** Where events go: a session, or a test. For any thread. */
public interface EventSink {

    /** Takes an event, or returns false when it is full and the event is lost. */
    boolean offer(MarketEvent event);

    /** Whether it is far from full. */
    boolean hasRoom();
}
