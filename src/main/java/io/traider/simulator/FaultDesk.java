package io.traider.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are under way at one venue. */
final class FaultDesk {

    private static final long ONCE = 0;

    private final List<Running> running = new ArrayList<>();

    /** @param until wall-clock nanoseconds of {@link System#nanoTime()}, or {@link #ONCE} until it has struck */
    private record Running(Fault fault, long until) {

        boolean befalls(Fault.Kind kind, @Nullable String symbol) {
            return fault.kind() == kind
                    && (fault.symbol() == null || fault.symbol().equals(symbol));
        }
    }

    /** Strikes with the next frame, once. */
    void once(Fault fault) {
        running.add(new Running(fault, ONCE));
    }

    /** Strikes until the end. */
    void until(Fault fault, long end) {
        running.add(new Running(fault, end == ONCE ? 1 : end));
    }

    /** Forgets what is over. */
    void expire(long now) {
        running.removeIf(fault -> fault.until() != ONCE && fault.until() - now <= 0);
    }

    /** Whether a fault of the kind befalls the instrument; one that happens once is used up. */
    boolean strikes(Fault.Kind kind, @Nullable String symbol) {
        for (int i = 0; i < running.size(); i++) {
            Running candidate = running.get(i);
            if (candidate.befalls(kind, symbol)) {
                if (candidate.until() == ONCE) {
                    running.remove(i);
                }
                return true;
            }
        }
        return false;
    }

    /** Whether a lasting fault of the kind befalls the instrument; with {@code null}, the whole venue. */
    boolean holds(Fault.Kind kind, @Nullable String symbol) {
        for (int i = 0; i < running.size(); i++) {
            if (running.get(i).befalls(kind, symbol)) {
                return true;
            }
        }
        return false;
    }
}
