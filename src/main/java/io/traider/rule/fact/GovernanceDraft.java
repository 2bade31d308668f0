package io.traider.rule.fact;

import io.traider.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a rule that watches a pack or a score can say, as the global {@code governance}. Every call takes a stable code and then the
 * figures it rests on, as names and values in turn.
 */
public final class GovernanceDraft {

    private final Supplier<String> rule;
    private final List<Reason> rollbacks = new ArrayList<>(2);
    private final List<Reason> alerts = new ArrayList<>(2);

    /** @param rule names the rule that is firing */
    public GovernanceDraft(Supplier<String> rule) {
        this.rule = rule;
    }

    /** Wants the version that was in force before back. */
    public void rollback(String code, Object... namesAndValues) {
        rollbacks.add(reason(code, namesAndValues));
    }

    /** Wants people to look. */
    public void alert(String code, Object... namesAndValues) {
        alerts.add(reason(code, namesAndValues));
    }

    /** Why the version before is wanted back, by rule; empty when it is not. */
    public List<Reason> rollbacks() {
        rollbacks.sort(SignalDraft.BY_RULE);
        return rollbacks;
    }

    /** What people should look at, by rule. */
    public List<Reason> alerts() {
        alerts.sort(SignalDraft.BY_RULE);
        return alerts;
    }

    private Reason reason(String code, Object... namesAndValues) {
        return new Reason(rule.get(), code, Figures.of(code, namesAndValues));
    }
}
