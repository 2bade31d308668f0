package io.traider.rule.fact;

import io.traider.domain.Reason;
import io.traider.domain.SignalKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy rule can say, as the global {@code signal}. Every call takes a stable code and then the figures it rests
 * on, as names and values in turn.
 */
public final class SignalDraft {

    static final Comparator<Reason> BY_RULE = Comparator.comparing(Reason::rule).thenComparing(Reason::code);

    private final Supplier<String> rule;
    private final Map<SignalKind, List<Reason>> reasons = new EnumMap<>(SignalKind.class);

    /** @param rule names the rule that is firing */
    public SignalDraft(Supplier<String> rule) {
        this.rule = rule;
    }

    /** Wants to buy into a long position. */
    public void enterLong(String code, Object... namesAndValues) {
        add(SignalKind.ENTER_LONG, code, namesAndValues);
    }

    /** Wants to sell into a short position. */
    public void enterShort(String code, Object... namesAndValues) {
        add(SignalKind.ENTER_SHORT, code, namesAndValues);
    }

    /** Wants to close what is held. */
    public void exit(String code, Object... namesAndValues) {
        add(SignalKind.EXIT, code, namesAndValues);
    }

    /** What was said, by kind and rule; a kind that nobody spoke for is absent. */
    public Map<SignalKind, List<Reason>> reasons() {
        reasons.values().forEach(list -> list.sort(BY_RULE));
        return reasons;
    }

    /** What it comes to, or {@code null} for nothing: an exit goes before any entry; entries both ways cancel out. */
    public @Nullable SignalKind wanted() {
        if (reasons.containsKey(SignalKind.EXIT)) {
            return SignalKind.EXIT;
        }
        return reasons.size() == 1 ? reasons.keySet().iterator().next() : null;
    }

    private void add(SignalKind kind, String code, Object... namesAndValues) {
        Reason reason = new Reason(rule.get(), code, Figures.of(code, namesAndValues));
        reasons.computeIfAbsent(kind, any -> new ArrayList<>(2)).add(reason);
    }
}
