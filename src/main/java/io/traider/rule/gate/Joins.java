package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.gate.Scope.Seen;
import java.util.List;
import java.util.Set;

/** Sees to it that the facts of a rule do not multiply: a thousand of one and of another make a million matches. */
final class Joins {

    private Joins() {}

    /** Asks a pattern for its join to the patterns before it that it could multiply with. */
    static void check(FactType fact, Token at, Set<Integer> joins, Scope scope, Problems problems) {
        List<Seen> before = scope.patterns();
        for (int i = 0; i < before.size(); i++) {
            Seen other = before.get(i);
            boolean multiplies = fact.several() && other.fact().several();
            if ((multiplies || other.fact().equals(fact)) && !joins.contains(i)) {
                problems.add(at, message(fact, other), advice(fact, other));
                return;
            }
        }
        if (fact.several()
                && before.stream().filter(each -> each.fact().several()).count() >= 2) {
            problems.add(
                    at,
                    "a third fact of which there may be several in one rule: their matches multiply",
                    "Maybe make two rules of it");
        }
    }

    private static String message(FactType fact, Seen other) {
        return other.fact().equals(fact)
                ? "'" + fact.name() + "' is looked for a second time, not joined to the first in line "
                        + other.at().line()
                : "'" + fact.name() + "' is not joined to '" + other.fact().name() + "' in line "
                        + other.at().line() + ", and there may be several of both: their matches multiply";
    }

    private static String advice(FactType fact, Seen other) {
        return other.fact().equals(fact) && !fact.several()
                ? "Maybe put all conditions into one: " + fact.name() + "( ..., ... )"
                : "Maybe 'exists " + fact.name() + "( ... )', or a condition property == $variable of the other";
    }
}
