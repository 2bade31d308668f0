package io.traider.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside what was in force over recorded time.
 *
 * @param contentHash of all files of the draft as it was then
 * @param done inputs gone through
 * @param total inputs to go through; 0 while it is not known
 * @param decisionsPerSecond by the pace so far, of both sides; 0 before the first
 * @param message why it ended as it did; empty when there is nothing to say
 * @param result {@code null} before its end and of those that failed
 */
public record Simulation(
        long id,
        ReleaseKey key,
        String contentHash,
        Instant from,
        Instant to,
        State state,
        String by,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long done,
        long total,
        double decisionsPerSecond,
        String message,
        @Nullable SimulationResult result) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** The platform stopped while it ran. */
        INTERRUPTED
    }

    /** Whether it waits or runs. */
    public boolean open() {
        return state == State.QUEUED || state == State.RUNNING;
    }

    /** From 0 to 1. */
    public double share() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
