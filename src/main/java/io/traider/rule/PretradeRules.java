package io.traider.rule;

import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.RuleFault;
import io.traider.domain.Verdict;
import io.traider.rule.fact.VerdictDraft;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The pre-trade rules in force. Fails closed: rules that cannot be asked deny. For one thread. */
public final class PretradeRules implements Rules<PretradeSituation, Verdict> {

    /** Code of the reason when the rules themselves failed. */
    public static final String RULES_FAILED = "RULES_FAILED";

    /** Code of the reason when the rules took longer than they may. */
    public static final String RULES_OVER_BUDGET = "RULES_OVER_BUDGET";

    private final RulePack pack;
    private final RuleRun run;
    private @Nullable RuleFault fault;
    private long failures;

    /** Nobody counts time. */
    public PretradeRules(RulePack pack) {
        this(pack, () -> 0);
    }

    /** @param nanos a running clock, by which the time in each rule is counted */
    public PretradeRules(RulePack pack, LongSupplier nanos) {
        this.pack = pack;
        this.run = new RuleRun(pack, nanos);
    }

    /** The rules that are shipped, as the pack {@code pretrade}. */
    public static PretradeRules shipped() {
        return new PretradeRules(RulePack.shipped("pretrade", List.of("rules/pretrade/pretrade.drl")));
    }

    @Override
    public RulePack pack() {
        return pack;
    }

    @Override
    public Verdict ask(PretradeSituation situation) {
        return check(situation);
    }

    @Override
    public Verdict again(PretradeSituation situation) {
        return run.uncounted(() -> check(situation));
    }

    /** Asks the rules. */
    public Verdict check(PretradeSituation situation) {
        return fire(PretradeFacts.of(situation));
    }

    /** Asks the rules about facts as they were shown to rules once. */
    public Verdict check(List<? extends Record> facts) {
        return fire(facts.toArray());
    }

    private Verdict fire(Object... facts) {
        VerdictDraft draft = new VerdictDraft(run.rule());
        fault = null;
        try {
            run.fire("verdict", draft, facts);
        } catch (RulesFailedException e) {
            failures++;
            RuleFault failed = e.fault(pack);
            fault = failed;
            return closed(failed);
        }
        return draft.breaches().isEmpty() ? Verdict.allow() : Verdict.deny(draft.breaches());
    }

    @Override
    public @Nullable RuleFault fault() {
        return fault;
    }

    @Override
    public Verdict closed(RuleFault failed) {
        boolean late = failed.kind() == RuleFault.Kind.OVER_BUDGET;
        return Verdict.deny(List.of(new Reason(
                pack.name(),
                late ? RULES_OVER_BUDGET : RULES_FAILED,
                late
                        ? failed.figures()
                        : List.of(Figure.of("failure", failed.message()), Figure.of("hash", pack.hash())))));
    }

    @Override
    public List<Fact> facts(PretradeSituation situation) {
        return FactText.of(pack.name(), PretradeFacts.of(situation));
    }

    @Override
    public SortedMap<String, RuleTally> tallies() {
        return run.tallies();
    }

    /** How many times the rules could not be asked. */
    public long failures() {
        return failures;
    }
}
