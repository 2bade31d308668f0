package io.traider.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run over the past as it is kept.
 *
 * @param request what was asked for, JSON
 * @param by who asked
 * @param started {@code null} while it waits
 * @param ended {@code null} until it ends
 * @param message why it ended as it did; empty when there is nothing to say
 * @param summary its figures, JSON; {@code null} until there are any
 */
public record StoredRun(
        long id,
        String name,
        String request,
        State state,
        String by,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant ended,
        String message,
        @Nullable String summary) {

    /** Where a run is in its life. */
    public enum State {
        /** Waits for those before it. */
        QUEUED,
        RUNNING,
        /** Ran to its end. */
        DONE,
        /** Somebody ended it. */
        CANCELLED,
        /** Could not be run, or not to its end. */
        FAILED,
        /** The platform stopped under it. */
        INTERRUPTED;

        /** Whether nothing more happens to it. */
        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }
}
