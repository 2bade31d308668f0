package io.traider.engine;

import io.traider.domain.ReleaseKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an artefact does that runs beside the one in force and decides nothing.
 *
 * @param agreed times that both came to the same, with the same reasons
 * @param differed times that they did not
 * @param latest the latest differences, newest first
 * @param faults times that it could not be asked, or not in time; nothing is compared then
 * @param lastFault what went wrong last, in a person's words; empty when nothing did
 * @param gap how its scores differ; {@code null} of what does not score
 */
public record ShadowUse(
        ReleaseKind kind,
        String name,
        String hash,
        long agreed,
        long differed,
        List<ShadowDifference> latest,
        long faults,
        String lastFault,
        @Nullable ScoreGap gap) {

    public ShadowUse {
        latest = List.copyOf(latest);
    }
}
