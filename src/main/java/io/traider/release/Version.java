package io.traider.release;

import io.traider.journal.release.Review;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that never changes again.
 *
 * @param number from 1 on for each key
 * @param hash of what decides, as the log names it
 * @param authors all who wrote on it; none of them may approve it
 * @param comment of who submitted it; the reason of an emergency
 * @param check what was found when it was submitted, {@code null} of versions that the platform shipped with
 * @param simulation number of the one that was attached, {@code null} when there was none
 * @param reviews the first first
 */
public record Version(
        ReleaseKey key,
        int number,
        String hash,
        Content content,
        List<String> authors,
        Origin origin,
        String comment,
        String by,
        Instant at,
        @Nullable CheckReport check,
        @Nullable Long simulation,
        State state,
        List<Review> reviews) {

    public Version {
        authors = List.copyOf(authors);
        reviews = List.copyOf(reviews);
    }

    /** Whether somebody has to review it: also after it went out of force, when it was published in an emergency. */
    public boolean awaitsReview() {
        return switch (state) {
            case IN_REVIEW, ACTIVE_UNREVIEWED -> true;
            case RETIRED -> origin == Origin.EMERGENCY && reviews.isEmpty();
            case SENT_BACK, APPROVED, SCHEDULED, ACTIVE -> false;
        };
    }

    /** Whether the last who reviewed it did not approve it. */
    public boolean rejected() {
        return !reviews.isEmpty() && !reviews.getLast().approved();
    }

    /** How it came here. */
    public enum Origin {
        /** With the platform. */
        SHIPPED,
        /** From a draft, to be reviewed before it is published. */
        SUBMITTED,
        /** From a draft, published at once and reviewed afterwards. */
        EMERGENCY
    }

    /** How far it is. */
    public enum State {
        /** Waits for somebody who did not write on it. */
        IN_REVIEW,
        /** Was not approved. */
        SENT_BACK,
        /** May be published. */
        APPROVED,
        /** Will come into force at a set time. */
        SCHEDULED,
        /** In force. */
        ACTIVE,
        /** In force in an emergency, and not approved by anybody yet. */
        ACTIVE_UNREVIEWED,
        /** Was in force. */
        RETIRED
    }
}
