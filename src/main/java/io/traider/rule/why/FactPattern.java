package io.traider.rule.why;

import java.util.List;

/**
 * What a rule asks of one fact.
 *
 * @param sign {@code not}, {@code exists}, or empty
 * @param variable that the fact is bound to; empty when none
 * @param type of the fact
 */
record FactPattern(String sign, String variable, String type, int line, List<Condition> conditions) {

    boolean plain() {
        return sign.isEmpty();
    }

    boolean negated() {
        return sign.equals("not");
    }
}
