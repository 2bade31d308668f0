package io.traider.journal.release;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A text beside what was in force over recorded time, as it is kept.
 *
 * @param replay whether it is replayed even when the rules would have said the same
 * @param result JSON of what is known by now; {@code null} when nothing is
 */
public record StoredSimulation(
        long id,
        String key,
        SortedMap<String, String> files,
        String contentHash,
        Instant from,
        Instant to,
        boolean replay,
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
