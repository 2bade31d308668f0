package io.traider.release;

import io.traider.rule.PackKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of releases.
 *
 * @param pack what a rule pack is for; {@code null} of limit sets
 * @param active number of the version in force; 0 when none is
 * @param hash of the version in force; empty when none is
 * @param changedBy who put it into force; empty when none is
 * @param changedAt since when it is in force
 * @param draft whether somebody has begun a draft
 * @param draftBy who saved it last; empty when there is none
 * @param inReview number of the latest version that waits for a review; 0 when none does
 * @param state what people should know first
 * @param hitsLastHour firings of all its rules; of limit sets always 0
 * @param asked decisions that it was asked for since the session began
 * @param meanTime of a decision, since the session began; zero when it was not asked
 * @param faults decisions that failed closed since the session began
 */
public record ReleaseSummary(
        ReleaseKey key,
        @Nullable PackKind pack,
        int active,
        String hash,
        String changedBy,
        @Nullable Instant changedAt,
        boolean draft,
        String draftBy,
        int inReview,
        State state,
        long hitsLastHour,
        long hitsLastDay,
        long asked,
        Duration meanTime,
        long faults) {

    /** From the loudest on. */
    public enum State {
        /** In force in an emergency, and not approved by anybody yet. */
        UNREVIEWED,
        /** A version will come into force at a set time. */
        SCHEDULED,
        /** A version waits for a review. */
        IN_REVIEW,
        /** A version is approved and newer than what is in force. */
        APPROVED,
        /** A version runs beside the one in force. */
        SHADOW,
        /** Somebody writes. */
        DRAFT,
        /** Nothing is under way. */
        ACTIVE,
        /** Nothing is in force. */
        NONE
    }
}
