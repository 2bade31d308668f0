package io.traider.session;

import io.traider.engine.EngineState;
import io.traider.journal.StepLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands the engine's state to the log once a minute; the work of writing it down is done beside the writer's thread. */
final class Snapshots {

    private static final Logger LOG = System.getLogger(Snapshots.class.getName());
    private static final long EVERY_NANOS = 60_000_000_000L;

    private final StepLog log;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long takenAt = System.nanoTime();

    Snapshots(StepLog log) {
        this.log = log;
    }

    boolean due() {
        return System.nanoTime() - takenAt >= EVERY_NANOS && !busy.get();
    }

    void take(EngineState state) {
        takenAt = System.nanoTime();
        busy.set(true);
        Thread.ofVirtual().name("session-snapshot").start(() -> {
            try {
                write(state);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "no snapshot after step " + state.sequence() + "; recovery takes longer", e);
            } finally {
                busy.set(false);
            }
        });
    }

    /** The last one of a session, on the caller's thread. */
    void write(EngineState state) {
        log.snapshot(state.sequence(), StateCodec.encode(state));
    }
}
