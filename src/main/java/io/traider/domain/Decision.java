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
 * @param facts what the strategy's rules and the pre-trade rules were shown; of an entry with exits, the pre-trade facts of
 *     the order that was denied, or else of the entry
 * @param wouldBe whether its strategy was in the shadow: its order is what it would have been, and was not sent
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
        Map<String, String> versions,
        List<Fact> facts,
        boolean wouldBe) {

    /** @param facts {@code null} in what was kept before there were any */
    public Decision(
            long sequence,
            long nanos,
            Signal signal,
            FeatureVector features,
            Score score,
            @Nullable OrderIntent intent,
            Verdict verdict,
            @Nullable String order,
            Map<String, String> versions,
            @Nullable List<Fact> facts,
            boolean wouldBe) {
        this.sequence = sequence;
        this.nanos = nanos;
        this.signal = signal;
        this.features = features;
        this.score = score;
        this.intent = intent;
        this.verdict = verdict;
        this.order = order;
        this.versions = Map.copyOf(versions);
        this.facts = facts == null ? List.of() : List.copyOf(facts);
        this.wouldBe = wouldBe;
    }

    /** One of a strategy that trades. */
    public Decision(
            long sequence,
            long nanos,
            Signal signal,
            FeatureVector features,
            Score score,
            @Nullable OrderIntent intent,
            Verdict verdict,
            @Nullable String order,
            Map<String, String> versions,
            @Nullable List<Fact> facts) {
        this(sequence, nanos, signal, features, score, intent, verdict, order, versions, facts, false);
    }

    /** One of which no facts are kept. */
    public Decision(
            long sequence,
            long nanos,
            Signal signal,
            FeatureVector features,
            Score score,
            @Nullable OrderIntent intent,
            Verdict verdict,
            @Nullable String order,
            Map<String, String> versions) {
        this(sequence, nanos, signal, features, score, intent, verdict, order, versions, null);
    }

    /** What happened, most general first. */
    public List<Reason> reasons() {
        return verdict.allowed() ? signal.reasons() : verdict.reasons();
    }
}
