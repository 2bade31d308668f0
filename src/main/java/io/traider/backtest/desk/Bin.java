package io.traider.backtest.desk;

import io.traider.journal.RunStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs that were deleted a moment ago: gone for everybody, and still there for who thinks better of it. What is in it when the
 * platform stops is deleted then.
 */
final class Bin implements AutoCloseable {

    private final RunStore store;
    private final Duration grace;
    private final Set<Long> held = ConcurrentHashMap.newKeySet();

    Bin(RunStore store, Duration grace) {
        this.store = store;
        this.grace = grace;
    }

    boolean holds(long id) {
        return held.contains(id);
    }

    int size() {
        return held.size();
    }

    /** Keeps a run for the time of grace, and deletes it then. {@code false} when it is here already. */
    boolean put(long id) {
        if (!held.add(id)) {
            return false;
        }
        Thread.ofVirtual().name("bin-" + id).start(() -> {
            try {
                Thread.sleep(grace);
                empty(id);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return true;
    }

    /** Puts a run back; {@code false} when it is gone. */
    boolean takeBack(long id) {
        return held.remove(id);
    }

    private void empty(long id) {
        if (held.remove(id)) {
            store.delete(id);
        }
    }

    @Override
    public void close() {
        held.forEach(this::empty);
    }
}
