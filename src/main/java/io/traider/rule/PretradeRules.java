package io.traider.rule;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.Verdict;
import io.traider.rule.fact.VerdictDraft;
import java.util.List;

/** The pre-trade rules in force. Fails closed: rules that cannot be asked deny. For one thread. */
public final class PretradeRules {

    /** Code of the reason when the rules themselves failed. */
    public static final String RULES_FAILED = "RULES_FAILED";

    private final RulePack pack;
    private final RuleRun run;
    private long failures;

    public PretradeRules(RulePack pack) {
        this.pack = pack;
        this.run = new RuleRun(pack);
    }

    /** The rules that are shipped, as the pack {@code pretrade}. */
    public static PretradeRules shipped() {
        return new PretradeRules(RulePack.shipped("pretrade", List.of("rules/pretrade/pretrade.drl")));
    }

    public RulePack pack() {
        return pack;
    }

    /** Asks the rules. */
    public Verdict check(PretradeSituation situation) {
        VerdictDraft draft = new VerdictDraft(run.rule());
        try {
            run.fire("verdict", draft, PretradeFacts.of(situation));
        } catch (RulesFailedException e) {
            failures++;
            return Verdict.deny(List.of(failed(e)));
        }
        return draft.breaches().isEmpty() ? Verdict.allow() : Verdict.deny(draft.breaches());
    }

    /** How many times the rules could not be asked. */
    public long failures() {
        return failures;
    }

    private Reason failed(RulesFailedException e) {
        return new Reason(
                pack.name(),
                RULES_FAILED,
                List.of(Figure.of("failure", e.getMessage()), Figure.of("hash", pack.hash())));
    }
}
