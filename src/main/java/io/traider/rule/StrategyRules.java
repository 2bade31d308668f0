package io.traider.rule;

import io.traider.domain.Fact;
import io.traider.domain.InstrumentId;
import io.traider.domain.Reason;
import io.traider.domain.RuleFault;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.rule.fact.SignalDraft;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A strategy's rules in force. Fails closed: rules that cannot be asked signal nothing. For one thread. */
public final class StrategyRules implements Rules<StrategySituation, @Nullable Signal> {

    private final RulePack pack;
    private final RuleRun run;
    private final FactReader facts;
    private @Nullable RuleFault fault;
    private long failures;
    private String lastFailure = "";

    /** Nobody counts time. */
    public StrategyRules(RulePack pack) {
        this(pack, () -> 0);
    }

    /** @param nanos a running clock, by which the time in each rule is counted */
    public StrategyRules(RulePack pack, LongSupplier nanos) {
        this.pack = pack;
        this.run = new RuleRun(pack, nanos);
        this.facts = new FactReader(pack);
    }

    /** The rules that are shipped for a strategy, for example {@code funding-drift}. */
    public static StrategyRules shipped(String strategy) {
        return new StrategyRules(RulePack.shipped(strategy, List.of("rules/strategy/" + strategy + ".drl")));
    }

    @Override
    public RulePack pack() {
        return pack;
    }

    @Override
    public @Nullable Signal ask(StrategySituation situation) {
        return evaluate(situation);
    }

    @Override
    public @Nullable Signal again(StrategySituation situation) {
        return run.<@Nullable Signal>uncounted(() -> evaluate(situation));
    }

    /**
     * Asks the rules.
     *
     * @return what they want, or {@code null} when they want nothing, contradict each other, or failed
     */
    public @Nullable Signal evaluate(StrategySituation situation) {
        return fire(situation.strategy(), situation.instrument(), facts.facts(situation));
    }

    /** Asks the rules about facts as they were shown to rules once. */
    public @Nullable Signal evaluate(String strategy, InstrumentId instrument, List<? extends Record> recorded) {
        return fire(strategy, instrument, recorded.toArray());
    }

    private @Nullable Signal fire(String strategy, InstrumentId instrument, Object... shown) {
        SignalDraft draft = new SignalDraft(run.rule());
        fault = null;
        try {
            run.fire("signal", draft, shown);
        } catch (RulesFailedException e) {
            failures++;
            RuleFault failed = e.fault(pack);
            fault = failed;
            lastFailure = failed.message();
            return null;
        }
        return signal(strategy, instrument, draft.reasons());
    }

    @Override
    public @Nullable RuleFault fault() {
        return fault;
    }

    @Override
    public @Nullable Signal closed(RuleFault failed) {
        return null;
    }

    @Override
    public List<Fact> facts(StrategySituation situation) {
        return FactText.of(pack.name(), facts.facts(situation));
    }

    @Override
    public SortedMap<String, RuleTally> tallies() {
        return run.tallies();
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
    private static @Nullable Signal signal(
            String strategy, InstrumentId instrument, Map<SignalKind, List<Reason>> reasons) {
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
        return new Signal(strategy, instrument, kind, reasons.get(kind));
    }
}
