package io.traider.parity;

import io.traider.domain.Step;
import io.traider.journal.LogHealth;
import io.traider.journal.Recovery;
import io.traider.journal.StepLog;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A log whose writer waits until orders are durable, so that they reach the venue at the same moment each time. */
record PatientLog(StepLog log) implements StepLog {

    private static final long NAP_NANOS = 50_000;

    @Override
    public void append(Step step) {
        log.append(step);
        while (!step.instructions().isEmpty() && log.durable() < step.sequence()) {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public long lastSequence() {
        return log.lastSequence();
    }

    @Override
    public long durable() {
        return log.durable();
    }

    @Override
    public void onDurable(LongConsumer listener) {
        log.onDurable(listener);
    }

    @Override
    public void snapshot(long sequence, byte[] state) {
        log.snapshot(sequence, state);
    }

    @Override
    public Recovery recover() {
        return log.recover();
    }

    @Override
    public LogHealth health() {
        return log.health();
    }

    @Override
    public void close() {
        log.close();
    }
}
