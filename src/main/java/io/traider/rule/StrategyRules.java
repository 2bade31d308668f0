package io.traider.rule;

import io.traider.domain.Reason;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.rule.fact.SignalDraft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strategy's rules in force. Fails closed: rules that cannot be asked signal nothing. For one thread. */
public final class StrategyRules {

    private final RulePack pack;
    private final RuleRun run;
    private final FactReader facts = new FactReader();
    private long failures;
    private String lastFailure = "";

    public StrategyRules(RulePack pack) {
        this.pack = pack;
        this.run = new RuleRun(pack);
    }

    /** The rules that are shipped for a strategy, for example {@code funding-drift}. */
    public static StrategyRules shipped(String strategy) {
        return new StrategyRules(RulePack.shipped(strategy, List.of("rules/strategy/" + strategy + ".drl")));
    }

    public RulePack pack() {
        return pack;
    }

    /**
     * Asks the rules.
     *
     * @return what they want, or {@code null} when they want nothing, contradict each other, or failed
     */
    public @Nullable Signal evaluate(StrategySituation situation) {
        SignalDraft draft = new SignalDraft(run.rule());
        try {
            run.fire("signal", draft, facts.facts(situation));
        } catch (RulesFailedException e) {
            failures++;
            lastFailure = e.getMessage();
            return null;
        }
        return signal(situation, draft.reasons());
    }

    /** How many times the rules could not be asked. */
    public long failures() {
        return failures;
    }

    /** What went wrong last; empty when nothing did. */
    public String lastFailure() {
        return lastFailure;
    }

    /** An exit goes before any entry; entries both ways cancel out. */
    private static @Nullable Signal signal(StrategySituation situation, Map<SignalKind, List<Reason>> reasons) {
        if (reasons.isEmpty()) {
            return null;
        }
        SignalKind kind = SignalKind.EXIT;
        if (!reasons.containsKey(kind)) {
            if (reasons.size() > 1) {
                return null;
            }
            kind = reasons.keySet().iterator().next();
        }
        return new Signal(situation.strategy(), situation.instrument(), kind, reasons.get(kind));
    }
}
