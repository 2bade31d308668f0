package io.traider.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands items to one listener on a thread of its own. Giving never waits for the listener: when it is slow, the oldest
 * waiting items are dropped and counted, so with room for one item it always gets the latest.
 */
final class Outlet<T> implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Outlet.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final int room;
    private final Consumer<T> listener;
    private final Runnable onDrop;
    private boolean closed;

    Outlet(String name, int room, Consumer<T> listener, Runnable onDrop) {
        this.room = room;
        this.listener = listener;
        this.onDrop = onDrop;
        Thread.ofVirtual().name(name).start(this::run);
    }

    void give(T item) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (waiting.size() == room) {
                waiting.removeFirst();
                onDrop.run();
            }
            waiting.addLast(item);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (T item = next(); item != null; item = next()) {
            try {
                listener.accept(item);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener failed on " + item, e);
            }
        }
    }

    private @Nullable T next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** What is waiting is still handed out; nothing new is taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
