package io.traider.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A replay of a recorded day, and what it found.
 *
 * @param day of UTC
 * @param requestedBy a user, or {@code schedule}
 * @param finishedAt {@code null} while it runs
 * @param cause of the first difference: {@code NONE}, {@code CODE}, {@code RELEASE}, {@code MODEL} or
 *     {@code ORDER_OF_INPUTS}
 * @param remark for a person: the first difference, or why it failed; may be empty
 * @param figures {@code null} before the end, and where nothing was replayed
 */
public record ParityCheck(
        long id,
        LocalDate day,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        State state,
        String cause,
        String remark,
        @Nullable Figures figures) {

    /** How far it is, or how it ended. */
    public enum State {
        RUNNING,
        /** Every decision, verdict, fill and posting is the same. */
        IDENTICAL,
        /** Something is not. */
        DIFFERENT,
        /** Nothing is recorded of that day. */
        EMPTY,
        /** The platform stopped before its end. */
        STOPPED,
        /** It could not be done. */
        FAILED
    }

    /**
     * What is charted.
     *
     * @param inputs replayed
     * @param decisions recorded
     * @param fills recorded
     * @param differences from what was recorded
     * @param decisionsApart decisions that a run with a paper venue of its own makes otherwise
     * @param fillsApart decisions that are traded on one side only
     * @param fillPriceBps how much worse that run trades; {@code null} where neither traded the same
     * @param pnlApart its profit less the recorded one, in the portfolio's currency
     * @param recordedLatencyMillis median from a decision to the venue's first word, as recorded
     * @param replayedLatencyMillis the same in that run
     * @param inputsPerSecond how fast it went
     */
    public record Figures(
            long inputs,
            long decisions,
            long fills,
            long differences,
            @Nullable Long decisionsApart,
            @Nullable Long fillsApart,
            @Nullable Double fillPriceBps,
            @Nullable BigDecimal pnlApart,
            @Nullable Double recordedLatencyMillis,
            @Nullable Double replayedLatencyMillis,
            double inputsPerSecond) {}

    /** Whether somebody has to look at it. */
    public boolean alarming() {
        return state == State.DIFFERENT || state == State.FAILED;
    }
}
