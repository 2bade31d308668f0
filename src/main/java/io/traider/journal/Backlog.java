package io.traider.journal;

import io.traider.domain.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The steps between the engine's thread and the log's: wakes the log at once for a notable step, later for others. */
final class Backlog {
    /** Steps in a block, at most. */
    static final int BLOCK = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Queue<Step> steps = new ArrayDeque<>();
    private final int bound;
    private final long lingerNanos;
    private boolean urgent;
    private boolean nudged;
    private boolean closed;

    Backlog(int bound, int lingerMillis) {
        this.bound = bound;
        this.lingerNanos = TimeUnit.MILLISECONDS.toNanos(lingerMillis);
    }

    /** Waits while the backlog is full. */
    void add(Step step) {
        lock.lock();
        try {
            while (steps.size() >= bound && !closed) {
                emptied.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException("the log is closed; step " + step.sequence() + " came too late");
            }
            steps.add(step);
            urgent |= Notable.is(step);
            if (urgent || steps.size() == 1 || steps.size() == BLOCK) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return though there may be no step. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signal();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is left and nothing more will come. */
    boolean ended() {
        lock.lock();
        try {
            return closed && steps.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The steps of the next block, in order; none when nudged or closed. */
    List<Step> take() throws InterruptedException {
        lock.lock();
        try {
            while (steps.isEmpty() && !nudged && !closed) {
                filled.await();
            }
            long left = lingerNanos;
            while (left > 0 && !urgent && !nudged && !closed && steps.size() < BLOCK) {
                left = filled.awaitNanos(left);
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private List<Step> drain() {
        List<Step> taken = new ArrayList<>(Math.min(BLOCK, steps.size()));
        while (taken.size() < BLOCK && !steps.isEmpty()) {
            taken.add(steps.remove());
        }
        nudged = false;
        urgent = urgent && !steps.isEmpty();
        emptied.signalAll();
        return taken;
    }
}
