package io.traider.journal;

import io.traider.domain.Input;
import io.traider.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A log that is as durable as the process: for replays, backtests and tests. What is appended is durable at once, and
 * the listeners are called before {@link #append} returns.
 */
public final class MemoryLog implements StepLog, JournalInputs {
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final boolean keepInputs;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Step> notable = new ArrayList<>();
    private volatile long lastSequence;
    private long snapshotSequence;
    private byte @Nullable [] snapshot;
    private boolean closed;

    private MemoryLog(boolean keepInputs) {
        this.keepInputs = keepInputs;
    }

    /** A log that keeps every input, as the journal does. */
    public static MemoryLog keepingInputs() {
        return new MemoryLog(true);
    }

    /** A log that keeps the notable steps alone, for long runs. */
    public static MemoryLog keepingSteps() {
        return new MemoryLog(false);
    }

    @Override
    public void append(Step step) {
        synchronized (this) {
            Notable.checkNext(step, lastSequence, closed);
            if (keepInputs) {
                inputs.add(step.input());
            }
            if (Notable.is(step)) {
                notable.add(step);
            }
            lastSequence = step.sequence();
        }
        listeners.forEach(listener -> listener.accept(step.sequence()));
    }

    /** The notable steps so far. */
    public synchronized List<Step> steps() {
        return List.copyOf(notable);
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public long durable() {
        return lastSequence;
    }

    @Override
    public void onDurable(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void snapshot(long sequence, byte[] state) {
        snapshotSequence = sequence;
        snapshot = state.clone();
    }

    @Override
    public synchronized Recovery recover() {
        List<Step> tail = notable.stream()
                .filter(step -> step.sequence() > snapshotSequence)
                .toList();
        return new Recovery(snapshotSequence, snapshot, tail, lastSequence);
    }

    @Override
    public synchronized void forEach(long first, long last, Visitor visitor) {
        if (!keepInputs) {
            throw new IllegalStateException("this log keeps no inputs. Maybe use MemoryLog.keepingInputs()");
        }
        for (long sequence = Math.max(1, first); sequence <= Math.min(last, lastSequence); sequence++) {
            visitor.visit(sequence, inputs.get((int) sequence - 1));
        }
    }

    @Override
    public synchronized Optional<Recorded> recorded() {
        return inputs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recorded(
                        1, inputs.getFirst().nanos(), inputs.getLast().nanos()));
    }

    @Override
    public LogHealth health() {
        return new LogHealth(lastSequence, lastSequence, "", 0, 0, 0);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
