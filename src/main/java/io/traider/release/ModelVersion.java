package io.traider.release;

import io.traider.journal.release.Review;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, which never changes again.
 *
 * @param hash SHA-256 of the file, hexadecimal
 * @param authors who uploaded or submitted it; none of them may approve it
 * @param shipped whether it came with the platform, which needs no approval
 * @param comment of who submitted it
 * @param check what was found when it was uploaded or imported, {@code null} of versions that the platform shipped with
 * @param reviews the first first
 * @param active strategies whose score comes from it, alone or among others
 * @param shadow strategies beside whose score it runs and decides nothing
 */
public record ModelVersion(
        ModelCard card,
        String hash,
        List<String> authors,
        boolean shipped,
        String comment,
        String by,
        Instant at,
        @Nullable ModelReport check,
        State state,
        List<Review> reviews,
        List<String> active,
        List<String> shadow) {

    public ModelVersion {
        authors = List.copyOf(authors);
        reviews = List.copyOf(reviews);
        active = List.copyOf(active);
        shadow = List.copyOf(shadow);
    }

    /** How far it is. */
    public enum State {
        /** Waits for somebody who did not submit it. */
        IN_REVIEW,
        /** Was not approved. */
        SENT_BACK,
        /** May be promoted. */
        APPROVED,
        /** Runs beside what some strategy's score comes from. */
        SHADOW,
        /** Some strategy's score comes from it. */
        ACTIVE,
        /** Some strategy's score came from it. */
        RETIRED
    }

    public String name() {
        return card.name();
    }

    public int number() {
        return card.version();
    }

    /** How a score source names it. */
    public ScoreSpec.Member member(double weight) {
        return new ScoreSpec.Member(card.name(), card.version(), hash, card.hash(), weight);
    }

    /** Whether nobody said yet whether it may be used; one that came in a package scores in the shadow meanwhile. */
    public boolean awaitsReview() {
        return !shipped && reviews.isEmpty();
    }

    /** Whether the platform shipped with it, or its last reviewer approved it. */
    public boolean approved() {
        return shipped || !reviews.isEmpty() && reviews.getLast().approved();
    }
}
