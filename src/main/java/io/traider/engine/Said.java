package io.traider.engine;

import io.traider.domain.Reason;
import io.traider.domain.Signal;
import io.traider.domain.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules said, in words that two packs can be compared by. */
record Said(String outcome, List<Reason> reasons) {

    private static final Said NOTHING = new Said("NOTHING", List.of());
    private static final Said ALLOW = new Said("ALLOW", List.of());

    static Said of(@Nullable Signal signal) {
        return signal == null ? NOTHING : new Said(signal.kind().name(), signal.reasons());
    }

    static Said of(Verdict verdict) {
        return verdict.allowed() ? ALLOW : new Said("DENY", verdict.reasons());
    }

    /** What was said to alert people; nothing when that is not known. */
    static Said of(@Nullable List<Reason> alerts) {
        return alerts == null || alerts.isEmpty() ? NOTHING : new Said("ALERT", alerts);
    }

    /** Whether both came to the same for the same reasons, whatever their rules are called and their figures say. */
    boolean agrees(Said other) {
        return this == other || outcome.equals(other.outcome) && codes().equals(other.codes());
    }

    private List<String> codes() {
        return reasons.stream().map(Reason::code).distinct().sorted().toList();
    }
}
