package io.traider.rule.why;

import java.util.List;

/**
 * What became of a pattern: of what a rule asks of one fact.
 *
 * @param fact its kind, for example {@code Funding}
 * @param sign {@code not}, {@code exists}, or empty for a fact that is there
 * @param line in the rule file, from 1
 * @param present whether a fact of that kind was there at all
 * @param words for example {@code there is no Funding}; empty when the conditions say it all
 * @param conditions in the order of the rule, of the fact that came nearest; empty when there was none
 */
public record PatternAnswer(
        String fact,
        String sign,
        int line,
        boolean present,
        State state,
        String words,
        List<ConditionAnswer> conditions) {

    public PatternAnswer {
        conditions = List.copyOf(conditions);
    }
}
