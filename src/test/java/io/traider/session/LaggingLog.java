package io.traider.session;

import io.traider.domain.Step;
import io.traider.journal.LogHealth;
import io.traider.journal.MemoryLog;
import io.traider.journal.Recovery;
import io.traider.journal.StepLog;
import java.util.function.LongConsumer;

/** A log whose storage commits only as far as a test lets it. */
final class LaggingLog implements StepLog {

    private final MemoryLog memory = MemoryLog.keepingSteps();
    private volatile long allowed;

    void commitUntil(long sequence) {
        allowed = sequence;
    }

    @Override
    public void append(Step step) {
        memory.append(step);
    }

    @Override
    public long lastSequence() {
        return memory.lastSequence();
    }

    @Override
    public long durable() {
        return Math.min(allowed, memory.durable());
    }

    @Override
    public void onDurable(LongConsumer listener) {
        throw new UnsupportedOperationException("nobody asks for it here");
    }

    @Override
    public void snapshot(long sequence, byte[] state) {
        memory.snapshot(sequence, state);
    }

    @Override
    public Recovery recover() {
        return memory.recover();
    }

    @Override
    public LogHealth health() {
        return memory.health();
    }

    @Override
    public void close() {
        memory.close();
    }
}
