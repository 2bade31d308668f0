package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.Signal;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.rule.words.RecordedFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A strategy's pack that is asked again about the moments in which it wanted something. */
final class StrategyRecall implements Recall {

    private final RulePack pack;
    private final StrategyRules rules;
    private final RecordedFacts facts = new RecordedFacts(PackKind.STRATEGY);
    private List<Record> shown = List.of();
    private @Nullable Decision about;
    private @Nullable Signal said;

    StrategyRecall(RulePack pack) {
        this.pack = pack;
        this.rules = new StrategyRules(pack);
    }

    @Override
    public Kept recalls(Decision decision) {
        shown = facts.of(decision, pack.name());
        about = decision;
        if (!shown.isEmpty()) {
            return Kept.WHOLE;
        }
        return decision.facts().isEmpty() && decision.signal().strategy().equals(pack.name())
                ? Kept.UNKNOWN
                : Kept.NOT_ASKED;
    }

    @Override
    public void ask() {
        Decision decision = about;
        said = decision == null
                ? null
                : rules.evaluate(decision.signal().strategy(), decision.signal().instrument(), shown);
    }

    @Override
    public boolean same(Decision was) {
        return was.signal().equals(said);
    }

    /** Of another signal the order is not known, so that there would be none of this one is all that can be said. */
    @Override
    public @Nullable Decision would(Decision was) {
        Signal now = said;
        return now == null || now.kind() != was.signal().kind() ? null : Recall.by(pack, was, now, was.verdict());
    }

    @Override
    public String fault() {
        return Recall.words(rules.fault());
    }
}
