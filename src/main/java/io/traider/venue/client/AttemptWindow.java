package io.traider.venue.client;

import java.time.Duration;
import java.util.ArrayDeque;

/** Keeps attempts within a venue's limit of so many in a sliding window. For any thread. */
final class AttemptWindow {

    private final int limit;
    private final long window;
    private final ArrayDeque<Long> granted = new ArrayDeque<>();

    AttemptWindow(int limit, Duration window) {
        this.limit = limit;
        this.window = window.toNanos();
    }

    /** Grants an attempt at {@code nanoTime} and returns zero, or says for how many nanoseconds there is none. */
    synchronized long tryTake(long nanoTime) {
        while (!granted.isEmpty() && nanoTime - granted.peekFirst() >= window) {
            granted.removeFirst();
        }
        if (granted.size() < limit) {
            granted.addLast(nanoTime);
            return 0;
        }
        return window - (nanoTime - granted.peekFirst());
    }
}
