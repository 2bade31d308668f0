package io.traider.rule.gate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of DRL and Java that rules may not use, with what a person should know about each. */
final class Forbidden {

    private static final String CODE = " brings code along: a pack has rules only";
    private static final String CHANGES = " changes the facts while they are judged: a rule says something and no more";
    private static final String TEXTS = " works on text with a pattern that may never come to an end";
    private static final String OPERATOR = " is no operator of rules";
    private static final String STEERS = " steers the engine";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("function", CODE),
            Map.entry("query", CODE),
            Map.entry("declare", " makes types of its own: rules speak of the facts that there are"),
            Map.entry("unit", " binds rules to a class of code"),
            Map.entry("static", " imports methods: only facts may be imported"),
            Map.entry("dialect", " chooses another language: rules have one"),
            Map.entry("mvel", " is another language: rules have one"),
            Map.entry("expander", " translates other languages: rules have one"),
            Map.entry("template", CODE),
            Map.entry("extends", " takes over the conditions of another rule: each rule says all of its own"),
            Map.entry("eval", " runs code: write conditions inside the parentheses of a fact"),
            Map.entry("from", " takes facts from code: rules see what they are shown"),
            Map.entry("accumulate", " runs code for each fact: sums are made before the rules are asked"),
            Map.entry("acc", " runs code for each fact: sums are made before the rules are asked"),
            Map.entry("groupby", " runs code for each fact: sums are made before the rules are asked"),
            Map.entry("collect", " gathers facts: rules see them one by one"),
            Map.entry("forall", " is not known to rules: write 'not' and the contrary"),
            Map.entry("over", " looks through a window: sums over time are made before the rules are asked"),
            Map.entry("window", " looks through a window: sums over time are made before the rules are asked"),
            Map.entry("entry", " reads another stream of facts: rules see what they are shown"),
            Map.entry("or", " between facts doubles the rule with each use: write two rules, or '||' within one fact"),
            Map.entry("and", " is not needed between facts: all that follow each other must hold"),
            Map.entry("if", " branches: write two rules"),
            Map.entry("else", " branches: write two rules"),
            Map.entry("do", " jumps to another consequence: write two rules"),
            Map.entry("break", " jumps to another consequence: write two rules"),
            Map.entry("for", " loops, and a loop cannot be stopped"),
            Map.entry("while", " loops, and a loop cannot be stopped"),
            Map.entry("switch", " branches: write two rules"),
            Map.entry("try", CODE),
            Map.entry("throw", " makes the decision fail"),
            Map.entry("return", " leaves the consequence early"),
            Map.entry("synchronized", " waits for others"),
            Map.entry("new", " makes an object, which can run any code"),
            Map.entry("this", " is the whole fact: name its property"),
            Map.entry("super", CODE),
            Map.entry("class", CODE),
            Map.entry("instanceof", " asks for a class: facts have one each"),
            Map.entry("modify", CHANGES),
            Map.entry("update", CHANGES),
            Map.entry("insert", CHANGES),
            Map.entry("insertLogical", CHANGES),
            Map.entry("insertAsync", CHANGES),
            Map.entry("delete", CHANGES),
            Map.entry("retract", CHANGES),
            Map.entry("set", CHANGES),
            Map.entry("drools", STEERS),
            Map.entry("kcontext", STEERS),
            Map.entry("channels", " sends things out"),
            Map.entry("matches", TEXTS),
            Map.entry("contains", OPERATOR),
            Map.entry("excludes", OPERATOR),
            Map.entry("memberOf", OPERATOR),
            Map.entry("soundslike", OPERATOR),
            Map.entry("str", OPERATOR),
            Map.entry("in", OPERATOR + ": write '==' with '||' between"),
            Map.entry("after", OPERATOR),
            Map.entry("before", OPERATOR),
            Map.entry("coincides", OPERATOR),
            Map.entry("during", OPERATOR),
            Map.entry("var", CODE),
            Map.entry("enabled", STEERS + " and can be code"),
            Map.entry("duration", STEERS + "'s clock"),
            Map.entry("timer", STEERS + "'s clock"),
            Map.entry("calendars", STEERS + "'s clock"),
            Map.entry("date", STEERS + "'s clock: what is in force when is decided by publishing"),
            Map.entry("agenda", " groups rules by a name that becomes code: all rules of a pack are asked"),
            Map.entry("activation", " groups rules by a name that becomes code: all rules of a pack are asked"),
            Map.entry("ruleflow", " groups rules by a name that becomes code: all rules of a pack are asked"),
            Map.entry("auto", STEERS),
            Map.entry("lock", STEERS),
            Map.entry("no", STEERS + "; nothing loops here, so 'no-loop' is not needed"),
            Map.entry("refract", STEERS),
            Map.entry("direct", STEERS),
            Map.entry("attributes", STEERS));

    private Forbidden() {}

    /** For example {@code 'eval' runs code: ...}, or {@code null} of a word that means nothing particular. */
    static @Nullable String why(Token token) {
        String why = token.kind() == Token.Kind.WORD ? WORDS.get(token.text()) : null;
        return why == null ? null : "'" + token.text() + "'" + why;
    }

    static String why(Token token, String otherwise) {
        String why = why(token);
        return why == null ? otherwise : why;
    }
}
