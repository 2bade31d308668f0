package io.traider.release;

import io.traider.journal.release.Review;
import io.traider.model.ScoreSpec;
import java.time.Instant;
import java.util.List;

/**
 * Other members or other weights of what a strategy's score comes from, as somebody submitted them; it never changes again.
 *
 * @param version its number among the sources of the strategy
 * @param before what was in force when it was submitted
 * @param authors none of them may approve it
 * @param comment what it is good for
 * @param reviews the first first
 */
public record ScoreChange(
        String strategy,
        int version,
        ScoreSpec spec,
        ScoreSpec before,
        List<String> authors,
        String comment,
        String by,
        Instant at,
        ModelVersion.State state,
        List<Review> reviews) {

    public ScoreChange {
        authors = List.copyOf(authors);
        reviews = List.copyOf(reviews);
    }

    /** Whether its last reviewer approved it. */
    public boolean approved() {
        return !reviews.isEmpty() && reviews.getLast().approved();
    }
}
