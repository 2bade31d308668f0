package io.traider.release;

import io.traider.journal.release.SimulationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside what was in force over recorded time.
 *
 * @param contentHash of all files of the draft as it was then
 * @param replay whether the time is replayed even when the rules would have said the same
 * @param pass under way; {@code null} while it waits, is prepared, or has ended
 * @param done decisions, or inputs of a replay, that this pass has gone through
 * @param total of those to go through; 0 while it is not known
 * @param decisionsPerSecond by the pace of this pass so far; 0 before the first
 * @param message why it ended as it did; empty when there is nothing to say
 * @param result of the passes that have ended; {@code null} when none has
 */
public record Simulation(
        long id,
        ReleaseKey key,
        String contentHash,
        Instant from,
        Instant to,
        boolean replay,
        State state,
        String by,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        SimulationRow.@Nullable Pass pass,
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
