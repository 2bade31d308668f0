package io.traider.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions that are told the same about one instrument. */
final class Topic {

    private final @Nullable String symbol;
    private final FaultDesk faults;
    private final List<Session> subscribers = new ArrayList<>();

    /** @param symbol the instrument that it is about, {@code null} when it is about none */
    Topic(@Nullable String symbol, FaultDesk faults) {
        this.symbol = symbol;
        this.faults = faults;
    }

    /** Whether the session was not subscribed yet. */
    boolean add(Session session) {
        return !subscribers.contains(session) && subscribers.add(session);
    }

    /** Whether the session was subscribed. */
    boolean remove(Session session) {
        return subscribers.remove(session);
    }

    boolean has(Session session) {
        return subscribers.contains(session);
    }

    boolean isEmpty() {
        return subscribers.isEmpty();
    }

    @Nullable
    String symbol() {
        return symbol;
    }

    void publish(Message message) {
        for (int i = 0; i < subscribers.size(); i++) {
            subscribers.get(i).deliver(message, symbol);
        }
    }

    /** Publishes a frame that carries a book's continuity, the one that faults strike. */
    void publishBook(Message message) {
        malform(message);
        if (faults.strikes(Fault.Kind.GAP, symbol)) {
            lose();
        } else {
            publish(message);
        }
    }

    /** Sends a broken copy first when that is what is to go wrong. */
    void malform(Message message) {
        if (faults.strikes(Fault.Kind.MALFORMED, symbol)) {
            subscribers.forEach(session -> session.deliverBroken(message, symbol));
        }
    }

    /** Loses a frame that every subscriber should have got. */
    void lose() {
        subscribers.forEach(Session::lose);
    }
}
