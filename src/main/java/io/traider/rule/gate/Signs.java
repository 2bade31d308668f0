package io.traider.rule.gate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signs of rules, and what to say of those that rules may not use. */
final class Signs {

    /** Longest first. */
    private static final List<String> LONG = List.of(
            ">>>", "==", "!=", "<=", ">=", "&&", "||", ":=", "::", "->", "!.", "++", "--", "+=", "-=", "*=", "/=", "&=",
            "|=", "^=", "%=", "<<", ">>", "?/");

    private static final String ALLOWED = "(),;:.<>+-*/!";
    private static final List<String> ALLOWED_LONG = List.of("==", "!=", "<=", ">=", "&&", "||");

    private static final String CHANGES = "' changes a value, and rules may change nothing";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("@", "'@' starts an annotation, which can run code: rules have none"),
            Map.entry("#", "'#' has no place in rules: it casts a fact or, in other languages, starts a comment"),
            Map.entry("{", "'{' opens a block of code: rules have none"),
            Map.entry("}", "'}' closes a block of code: rules have none"),
            Map.entry("[", "'[' opens a list, a map, an index or a branch: rules have none"),
            Map.entry("]", "']' closes a list, a map, an index or a branch: rules have none"),
            Map.entry("?", "'?' asks a query or chooses between two values: rules do neither"),
            Map.entry("?/", "'?/' walks into a fact: rules compare its properties only"),
            Map.entry("~", "'~' is an operator on bits or of somebody's own: rules have none"),
            Map.entry("^", "'^' is an operator on bits: rules have none"),
            Map.entry("%", "'%' is an operator that rules do not have"),
            Map.entry("&", "a single '&' is an operator on bits: rules write '&&' or a comma"),
            Map.entry("|", "a single '|' is an operator on bits or a window: rules write '||'"),
            Map.entry("=", "a single '=' changes a value: rules compare with '=='"),
            Map.entry(":=", "':=' unifies a variable: rules bind with ':'"),
            Map.entry("::", "'::' refers to a method: rules call the draft only"),
            Map.entry("->", "'->' is a piece of code: rules have none"),
            Map.entry("!.", "'!.' reaches into what may be missing: rules name a property after a '.'"),
            Map.entry("++", "'++" + CHANGES),
            Map.entry("--", "'--" + CHANGES + "; a minus of a minus needs a space"),
            Map.entry("<<", "'<<' is an operator on bits: rules have none"),
            Map.entry(">>", "'>>' is an operator on bits: rules have none"),
            Map.entry(">>>", "'>>>' is an operator on bits: rules have none"));

    private Signs() {}

    /** The longest sign at a place. */
    static String at(String text, int at) {
        for (String sign : LONG) {
            if (text.startsWith(sign, at)) {
                return sign;
            }
        }
        return text.substring(at, at + 1);
    }

    /** Why rules may not use it, or {@code null} when they may. */
    static @Nullable String refusal(String sign) {
        if (sign.length() == 1 && ALLOWED.contains(sign) || ALLOWED_LONG.contains(sign)) {
            return null;
        }
        return REFUSED.getOrDefault(sign, "'" + sign + CHANGES);
    }
}
