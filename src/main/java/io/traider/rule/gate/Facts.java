package io.traider.rule.gate;

import java.util.List;

/** What to say of facts that a pack does not see. */
final class Facts {

    private Facts() {}

    static void unknown(Token name, Allowed allowed, Problems problems) {
        String simple = name.text().substring(name.text().lastIndexOf('.') + 1);
        List<String> others = Allowed.whoSees(simple);
        if (allowed.fact(simple) != null) {
            problems.add(name, "facts are written without their package", "Maybe '" + simple + "', and import it");
        } else if (!others.isEmpty()) {
            problems.add(
                    name,
                    "'" + simple + "' is a fact of " + String.join(" and ", others) + " packs, which a "
                            + allowed.kind().folder() + " pack is not shown",
                    "Maybe one of " + String.join(", ", allowed.facts()));
        } else {
            problems.add(
                    name,
                    "no fact is called '" + Problems.brief(name.text()) + "'",
                    Nearest.maybe(simple, allowed.facts()));
        }
    }
}
