package io.traider.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision with everything needed to explain and repeat it.
 *
 * @param sequence of the input that caused it
 * @param nanos session time
 * @param intent the order it asked for, {@code null} when the signal could not be sized
 * @param verdict of the limits on that intent
 * @param order the client order id when it was let through
 * @param versions content hash of each artefact in force, by name: rule packs, model, limits
 */
public record Decision(
        long sequence,
        long nanos,
        Signal signal,
        FeatureVector features,
        Score score,
        @Nullable OrderIntent intent,
        Verdict verdict,
        @Nullable String order,
        Map<String, String> versions) {

    public Decision {
        versions = Map.copyOf(versions);
    }

    /** What happened, most general first. */
    public List<Reason> reasons() {
        return verdict.allowed() ? signal.reasons() : verdict.reasons();
    }
}
