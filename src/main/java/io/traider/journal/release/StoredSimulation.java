package io.traider.journal.release;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A text beside what was in force over recorded time, as it is kept.
 *
 * @param result JSON; {@code null} before its end and of those that failed
 */
public record StoredSimulation(
        long id,
        String key,
        SortedMap<String, String> files,
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
        String message,
        @Nullable String result) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        INTERRUPTED
    }
}
