package io.traider.journal.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, or of a strategy's score, judged for a strategy, as it is kept without its page.
 *
 * @param model its name, or {@code model:STRATEGY} of a score
 * @param sourceHash of the score source that it would make; empty before the end
 * @param result JSON; {@code null} before the end
 */
public record StoredJudgement(
        long id,
        String model,
        int version,
        String strategy,
        String sourceHash,
        State state,
        String by,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String message,
        @Nullable String result) {

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
}
