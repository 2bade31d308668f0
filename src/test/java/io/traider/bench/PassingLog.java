package io.traider.bench;

import io.traider.domain.Step;
import io.traider.journal.LogHealth;
import io.traider.journal.Recovery;
import io.traider.journal.StepLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** A log of nothing, so that whatever memory grows is not the log's. */
final class PassingLog implements StepLog {

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private volatile long last;

    @Override
    public void append(Step step) {
        last = step.sequence();
        listeners.forEach(listener -> listener.accept(last));
    }

    @Override
    public long lastSequence() {
        return last;
    }

    @Override
    public long durable() {
        return last;
    }

    @Override
    public void onDurable(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public void snapshot(long sequence, byte[] state) {
        // Nobody recovers what was measured.
    }

    @Override
    public Recovery recover() {
        return new Recovery(0, null, List.of(), 0);
    }

    @Override
    public LogHealth health() {
        return new LogHealth(last, last, "", 0, 0, 0);
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
