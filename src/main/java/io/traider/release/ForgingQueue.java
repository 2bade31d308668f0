package io.traider.release;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Orders in the order in which they came, but for those that a newer one of the same key made pointless. */
final class ForgingQueue {

    private static final int MOST_WAITING = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean closed;

    /**
     * An order that waits.
     *
     * @param key a newer one replaces an older one with the same; empty for those that nothing replaces
     * @param order {@code null} when nothing is wanted but that the process is there
     * @param answer cancelled when the order was replaced or will not be done
     */
    record Waiting(String key, @Nullable ForgingOrder order, CompletableFuture<Forging> answer) {}

    /** Queues an order; its answer is cancelled at once when nobody will work on it. */
    CompletableFuture<Forging> put(String key, @Nullable ForgingOrder order) {
        Waiting next = new Waiting(key, order, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed || waiting.size() >= MOST_WAITING) {
                next.answer.cancel(false);
                return next.answer;
            }
            drop(key);
            waiting.add(next);
            arrived.signal();
            return next.answer;
        } finally {
            lock.unlock();
        }
    }

    /** Cancels what waits under a key. */
    void cancel(String key) {
        lock.lock();
        try {
            drop(key);
        } finally {
            lock.unlock();
        }
    }

    private void drop(String key) {
        if (!key.isEmpty()) {
            waiting.removeIf(older -> older.key.equals(key) && older.answer.cancel(false));
        }
    }

    /** The next order; {@code null} when none came in time, or none will come. */
    @Nullable
    Waiting poll(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more orders, and cancels those that wait. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(each -> each.answer.cancel(false));
            waiting.clear();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
