package io.traider.rule.fact;

import io.traider.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a pre-trade rule can say, as the global {@code verdict}: that something is breached. Nothing it says allows. */
public final class VerdictDraft {

    private final Supplier<String> rule;
    private final List<Reason> breaches = new ArrayList<>(2);

    /** @param rule names the rule that is firing */
    public VerdictDraft(Supplier<String> rule) {
        this.rule = rule;
    }

    /** Denies the order, with the figures as names and values in turn: first what is, then what may be. */
    public void breach(String code, Object... namesAndValues) {
        breaches.add(new Reason(rule.get(), code, Figures.of(code, namesAndValues)));
    }

    /** Every breach so far, by rule: the order in which rules fire is not promised to be the same in every process. */
    public List<Reason> breaches() {
        breaches.sort(SignalDraft.BY_RULE);
        return breaches;
    }
}
