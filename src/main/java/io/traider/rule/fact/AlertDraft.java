package io.traider.rule.fact;

import io.traider.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a rule that watches risk, compliance or conduct can say: that people should look. It stops nothing. */
public final class AlertDraft {

    private final Supplier<String> rule;
    private final List<Reason> alerts = new ArrayList<>(2);

    /** @param rule names the rule that is firing */
    public AlertDraft(Supplier<String> rule) {
        this.rule = rule;
    }

    /** Wants people to look, with the figures as names and values in turn: first what is, then the threshold. */
    public void alert(String code, Object... namesAndValues) {
        alerts.add(new Reason(rule.get(), code, Figures.of(code, namesAndValues)));
    }

    /** What people should look at, by rule: the order in which rules fire is not promised to be the same in every process. */
    public List<Reason> alerts() {
        alerts.sort(SignalDraft.BY_RULE);
        return alerts;
    }
}
