package io.traider.simulator;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.traider.domain.Venue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A venue as clients see it: sessions over WebSocket, and answers over REST where it has any. */
abstract class Exchange {

    private final Venue venue;
    private final FaultDesk faults = new FaultDesk();
    private final Set<Session> sessions = new LinkedHashSet<>();

    Exchange(Venue venue) {
        this.venue = venue;
    }

    final Venue venue() {
        return venue;
    }

    final FaultDesk faults() {
        return faults;
    }

    final Set<Session> sessions() {
        return sessions;
    }

    /** A session for a client that asks for this address, {@code null} when no stream lives there. */
    abstract @Nullable Session accept(Channel channel, QueryStringDecoder address);

    /** The answer to a GET, {@code null} when nothing is there. */
    @Nullable
    RestAnswer answer(QueryStringDecoder address) {
        return null;
    }

    /** How many messages a second a client may send before it is dropped. */
    int mostMessages() {
        return 100;
    }

    /** The market has advanced by a step. @param nanos market time */
    void stepped(long nanos) {}

    /** A second of the wall clock has passed. @param now of {@link System#nanoTime()} */
    void second(long now) {}

    final void flush() {
        for (Session session : sessions) {
            session.flush();
        }
    }

    /** The sessions that a fault befalls, in a copy. */
    final List<Session> befallen(Fault fault) {
        String symbol = fault.symbol();
        return sessions.stream()
                .filter(session -> symbol == null || session.follows(symbol))
                .toList();
    }
}
