package io.traider.release;

import io.traider.journal.release.Publication;
import io.traider.model.ScoreSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy's score comes from.
 *
 * @param version of the source in force
 * @param beside what runs beside it, {@code null} for nothing
 * @param shadow how often both would have come to the same signal, {@code null} when nothing runs beside it
 * @param publications how sources came into force, the latest first
 */
public record ScoreDetail(
        String strategy,
        int version,
        ScoreSpec spec,
        @Nullable ScoreSpec beside,
        @Nullable Shadow shadow,
        List<Publication> publications) {

    public ScoreDetail {
        publications = List.copyOf(publications);
    }
}
