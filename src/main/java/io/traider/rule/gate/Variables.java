package io.traider.rule.gate;

import io.traider.rule.FactType;
import java.util.regex.Pattern;

/** What to say of variables. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z][A-Za-z0-9]{0,39}");

    private Variables() {}

    static String maybe(Token name, Scope scope) {
        return scope.names().isEmpty()
                ? "Maybe bind it first: $name : property"
                : Nearest.maybe(name.text(), scope.names());
    }

    static void unknownPart(Token part, FactType of, Allowed allowed, Problems problems) {
        problems.add(
                part,
                "'" + of.name() + "' has no property '" + Problems.brief(part.text()) + "'",
                Nearest.maybe(part.text(), allowed.properties(of).keySet()));
    }

    /** Binds it, or says why not. */
    static void bind(Token name, Scope.Bound bound, Scope scope, Problems problems) {
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(
                    name,
                    name.shown() + " is no name of a variable",
                    "Maybe a $, a letter, and at most 39 more letters and digits");
        } else if (!scope.bind(name.text(), bound)) {
            problems.add(name, name.shown() + " is bound already", "Maybe another name");
        }
    }
}
