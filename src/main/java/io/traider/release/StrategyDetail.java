package io.traider.release;

import io.traider.engine.StrategyDefinition;
import io.traider.journal.release.Publication;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as it runs.
 *
 * @param version of the definition in force
 * @param changedBy who put it into force
 * @param score what its score comes from
 * @param publications how definitions came into force, the latest first
 */
public record StrategyDetail(
        StrategyDefinition definition,
        int version,
        String changedBy,
        @Nullable Instant changedAt,
        ScoreDetail score,
        List<Publication> publications) {

    public StrategyDetail {
        publications = List.copyOf(publications);
    }

    public String name() {
        return definition.name();
    }
}
