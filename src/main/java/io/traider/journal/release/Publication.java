package io.traider.journal.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version comes, came, or should have come into force.
 *
 * @param key for example {@code rules:pretrade}
 * @param due when it is to be, {@code null} for at once
 * @param reason of an emergency or a rollback; may be empty else
 * @param inForceAt {@code null} before
 * @param sequence of the input with which it came into force
 * @param endedAt when another took its place, or it failed or was cancelled
 * @param message what came of it, in words; empty when there is nothing to say
 */
public record Publication(
        long id,
        String key,
        int version,
        Kind kind,
        State state,
        String by,
        Instant at,
        @Nullable Instant due,
        String reason,
        @Nullable Instant inForceAt,
        @Nullable Long sequence,
        @Nullable Instant endedAt,
        String message) {

    /** By what right. */
    public enum Kind {
        /** It came with the platform. */
        SHIPPED,
        /** Somebody who did not write on it approved it. */
        REVIEWED,
        /** There was no time; it is reviewed afterwards. */
        EMERGENCY,
        /** It was in force before. */
        ROLLBACK,
        /** The same, by the rules that watch. */
        AUTOMATIC,
        /** A score source of models, each of which somebody approved who did not submit it. */
        PROMOTED,
        /** A strategy's mode or its values, within their bounds. */
        SET
    }

    /** How far it is. */
    public enum State {
        /** Waits for its time. */
        SCHEDULED,
        /** The database knows, the session does not answer yet. */
        INTENDED,
        IN_FORCE,
        /** Was in force. */
        RETIRED,
        FAILED,
        CANCELLED
    }
}
