package io.traider.execution;

import io.traider.domain.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders that a simulated venue holds, by instrument, oldest first. */
final class Board {

    private static final Comparator<Resting> BEST_FIRST = Comparator.comparing(Resting::side)
            .thenComparing(
                    (a, b) -> Long.compare(b.limit(), a.limit()) * a.side().sign());

    private final Map<InstrumentId, Map<String, Resting>> orders = new HashMap<>();
    private final Map<String, Resting> byId = new LinkedHashMap<>();

    boolean holds(InstrumentId instrument) {
        Map<String, Resting> held = orders.get(instrument);
        return held != null && !held.isEmpty();
    }

    void add(Resting order) {
        orders.computeIfAbsent(order.order.instrument(), _ -> new LinkedHashMap<>())
                .put(order.id(), order);
        byId.put(order.id(), order);
    }

    @Nullable
    Resting find(String id) {
        return byId.get(id);
    }

    boolean remove(Resting order) {
        if (byId.remove(order.id()) == null) {
            return false;
        }
        orders.get(order.order.instrument()).remove(order.id());
        return true;
    }

    /** Those of an instrument in a state, oldest first. */
    List<Resting> in(Resting.State state, InstrumentId instrument) {
        Map<String, Resting> held = orders.get(instrument);
        if (held == null || held.isEmpty()) {
            return List.of();
        }
        if (held.size() == 1) {
            Resting only = held.values().iterator().next();
            return only.state == state ? List.of(only) : List.of();
        }
        List<Resting> found = new ArrayList<>(held.size());
        for (Resting order : held.values()) {
            if (order.state == state) {
                found.add(order);
            }
        }
        return found;
    }

    /** A strategy's in an instrument, oldest first. */
    List<Resting> of(String strategy, InstrumentId instrument) {
        Map<String, Resting> held = orders.get(instrument);
        return held == null
                ? List.of()
                : held.values().stream()
                        .filter(order -> order.order.intent().strategy().equals(strategy))
                        .toList();
    }

    /** Those of an instrument that wait for somebody who trades with them, by price, then by age. */
    List<Resting> matchable(InstrumentId instrument) {
        List<Resting> found = in(Resting.State.MATCH, instrument);
        if (found.size() > 1) {
            found.sort(BEST_FIRST);
        }
        return found;
    }

    /** When the first order's time is over. */
    long firstExpiry() {
        long first = Long.MAX_VALUE;
        if (byId.isEmpty()) {
            return first;
        }
        for (Resting order : byId.values()) {
            first = Math.min(first, order.expiresNanos);
        }
        return first;
    }

    /** Those whose time is over. */
    List<Resting> expired(long nanos) {
        List<Resting> found = new ArrayList<>();
        for (Resting order : byId.values()) {
            if (order.expiresNanos <= nanos) {
                found.add(order);
            }
        }
        return found;
    }
}
