package io.traider.rule.why;

import io.traider.domain.Fact;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.words.Facts;
import java.util.List;

/** Says which of a rule's conditions held for a decision's facts, and which did not. */
public final class WhyNot {

    private WhyNot() {}

    /**
     * Holds facts against a rule.
     *
     * @param drl the rule file, as it was in force
     * @param facts all that the pack was shown
     * @throws IllegalArgumentException when the file has no such rule, or is not of the grammar that the gate lets through
     */
    public static Explanation explain(PackKind kind, String drl, String rule, List<? extends Record> facts) {
        return explain(kind, RuleConditions.read(kind, drl, rule), facts);
    }

    /**
     * Holds what was kept of a decision against a rule of a pack.
     *
     * @param pack as it was in force; its rule file has the rule
     * @param kept the facts of the decision, of which those of other packs do not count
     * @throws IllegalArgumentException as above, or when a fact cannot be read
     */
    public static Explanation explainKept(PackSource pack, String rule, List<Fact> kept) {
        List<Record> facts = kept.stream()
                .filter(fact -> fact.pack().equals(pack.name()))
                .map(fact -> Facts.read(pack.kind(), fact))
                .toList();
        return explain(pack.kind(), pack.drl(), rule, facts);
    }

    static Explanation explain(PackKind kind, RuleConditions rule, List<? extends Record> facts) {
        List<PatternAnswer> answers = new Matching(kind, facts).nearest(rule.patterns());
        boolean holds = answers.stream().allMatch(answer -> answer.state() == State.HELD);
        return new Explanation(rule.name(), rule.line(), holds, answers);
    }
}
