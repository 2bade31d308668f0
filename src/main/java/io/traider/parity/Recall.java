package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.RuleFault;
import io.traider.domain.Signal;
import io.traider.domain.Verdict;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pack that is asked again about recorded decisions, one after another. For one thread. */
sealed interface Recall permits PretradeRecall, StrategyRecall {

    /** What is recorded of what the pack in force was asked with a decision. */
    enum Kept {
        /** It was not asked. */
        NOT_ASKED,
        /** Nothing, or nothing that it answered. */
        UNKNOWN,
        /** One of several askings, whose answers made one verdict. */
        PARTLY,
        WHOLE
    }

    /** @throws IllegalArgumentException when packs of that kind decide nothing that is recorded */
    static Recall of(PackKind kind, RulePack pack) {
        return switch (kind) {
            case PRETRADE -> new PretradeRecall(pack);
            case STRATEGY -> new StrategyRecall(pack);
            case RISK, COMPLIANCE, SURVEILLANCE, GOVERNANCE ->
                throw new IllegalArgumentException(
                        "packs of " + kind + " are shown nothing that is recorded. Maybe try their scenarios instead");
        };
    }

    /** Reads the facts of a decision. */
    Kept recalls(Decision decision);

    /** Asks about what was recalled last. */
    void ask();

    /** Whether it said last what stands in a decision. */
    boolean same(Decision was);

    /** A decision with what it said last in it; {@code null} when there would be none. */
    @Nullable
    Decision would(Decision was);

    /** Why it could not say anything; empty when it could. */
    String fault();

    static String words(@Nullable RuleFault fault) {
        return fault == null ? "" : fault.message();
    }

    /** A decision of the pack: with an order only where there was one. */
    static Decision by(RulePack pack, Decision was, Signal signal, Verdict verdict) {
        Map<String, String> versions = new HashMap<>(was.versions());
        versions.computeIfPresent("rules:" + pack.name(), (_, _) -> pack.hash());
        return new Decision(
                was.sequence(),
                was.nanos(),
                signal,
                was.features(),
                was.score(),
                was.intent(),
                verdict,
                verdict.allowed() ? was.order() : null,
                versions,
                was.facts());
    }
}
