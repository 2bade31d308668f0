package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision on which an artefact that runs beside did not agree with the one in force.
 *
 * @param sequence of the input
 * @param ordinal of the decision among those of that input, when what is in force made one
 * @param nanos session time
 * @param strategy whose decision it was; of what raises alerts, whose account
 * @param instrument {@code null} when it is about none alone
 * @param active what was decided: a kind of signal, {@code ALLOW}, {@code DENY}, or {@code NOTHING}
 * @param activeReasons why
 * @param shadow what would have been
 * @param shadowReasons why
 * @param scores both scores, of score sources; {@code null} of what does not score
 */
public record ShadowDifference(
        long sequence,
        int ordinal,
        long nanos,
        String strategy,
        @Nullable InstrumentId instrument,
        String active,
        List<Reason> activeReasons,
        String shadow,
        List<Reason> shadowReasons,
        @Nullable Scores scores) {

    /**
     * What two sources made of the same features.
     *
     * @param active {@code NaN} when refused
     * @param shadow {@code NaN} when refused
     */
    public record Scores(double active, double shadow) {}

    public ShadowDifference {
        activeReasons = List.copyOf(activeReasons);
        shadowReasons = List.copyOf(shadowReasons);
    }
}
