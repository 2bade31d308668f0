package io.traider.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy's score source made of a feature vector, or why it refused to.
 *
 * @param model what it comes from: name and version of a single model, for example {@code direction-1}, or how several are
 *     combined, for example {@code weighted(direction-1, trend-2)}
 * @param hash content hash of the source
 * @param value finite when scored, {@code NaN} when refused
 * @param refusal why there is no value; empty when there is
 * @param members what each model said; kept of decisions alone, and none of those from before there were sources
 */
public record Score(String model, String hash, double value, String refusal, List<MemberScore> members) {

    /** @param members {@code null} in what was kept before there were any */
    public Score(String model, String hash, double value, String refusal, @Nullable List<MemberScore> members) {
        this.model = model;
        this.hash = hash;
        this.value = value;
        this.refusal = refusal;
        this.members = members == null ? List.of() : List.copyOf(members);
    }

    /** One that says nothing of its members. */
    public Score(String model, String hash, double value, String refusal) {
        this(model, hash, value, refusal, null);
    }

    public boolean refused() {
        return !refusal.isEmpty();
    }
}
