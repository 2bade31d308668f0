package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.OrderLink;
import io.traider.domain.Verdict;
import io.traider.rule.PackKind;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.words.RecordedFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pre-trade pack that is asked again about recorded orders. */
final class PretradeRecall implements Recall {

    private final RulePack pack;
    private final PretradeRules rules;
    private final RecordedFacts facts = new RecordedFacts(PackKind.PRETRADE);
    private List<Record> shown = List.of();
    private Verdict said = Verdict.allow();

    PretradeRecall(RulePack pack) {
        this.pack = pack;
        this.rules = new PretradeRules(pack);
    }

    @Override
    public Kept recalls(Decision decision) {
        if (decision.intent() == null) {
            return Kept.NOT_ASKED;
        }
        shown = facts.of(decision, pack.name());
        if (shown.isEmpty() || late(decision.verdict())) {
            return Kept.UNKNOWN;
        }
        return bracket(decision) ? Kept.PARTLY : Kept.WHOLE;
    }

    /** What it said then was not what the rules said. */
    private static boolean late(Verdict verdict) {
        return verdict.reasons().stream().anyMatch(each -> each.code().equals(PretradeRules.RULES_OVER_BUDGET));
    }

    /** The facts of an entry's exits are not kept, or those of the others. */
    private static boolean bracket(Decision decision) {
        OrderLink link = decision.intent() == null ? null : decision.intent().link();
        return link != null && link.role() == OrderLink.Role.ENTRY;
    }

    @Override
    public void ask() {
        said = rules.check(shown);
    }

    @Override
    public boolean same(Decision was) {
        return said.equals(was.verdict());
    }

    @Override
    public @Nullable Decision would(Decision was) {
        return Recall.by(pack, was, was.signal(), said);
    }

    @Override
    public String fault() {
        return Recall.words(rules.fault());
    }
}
