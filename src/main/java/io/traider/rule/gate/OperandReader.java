package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.gate.Scope.Bound;
import io.traider.rule.gate.Value.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what conditions compare: properties, variables, numbers, texts and constants. */
final class OperandReader {

    private final Cursor cursor;
    private final Problems problems;
    private final Allowed allowed;
    private final Scope scope;
    private final FactType fact;
    private final Map<String, Class<?>> properties;
    private final List<Token> fractions = new ArrayList<>();

    OperandReader(Cursor cursor, Problems problems, Allowed allowed, Scope scope, FactType fact) {
        this.cursor = cursor;
        this.problems = problems;
        this.allowed = allowed;
        this.scope = scope;
        this.fact = fact;
        this.properties = allowed.properties(fact);
    }

    String fact() {
        return fact.name();
    }

    Set<String> properties() {
        return properties.keySet();
    }

    /** The numbers read so far that Drools takes for others than are written. */
    List<Token> fractions() {
        return fractions;
    }

    Value read() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> number(cursor.next());
            case TEXT -> {
                Literals.text(cursor.next(), problems);
                yield Value.literal(Sort.TEXT);
            }
            case VARIABLE -> variable(cursor.next());
            case WORD -> word();
            case SIGN, COMMENT, END_OF_FILE ->
                throw cursor.stop(
                        "a property, a variable or a number is missing before " + token.shown(),
                        "Maybe one of " + String.join(", ", properties.keySet()));
        };
    }

    private Value number(Token token) {
        if (Literals.number(token, problems) && Literals.rounded(token)) {
            fractions.add(token);
        }
        return Value.literal(Sort.NUMBER);
    }

    private Value word() {
        Token word = cursor.peek();
        if (cursor.peek(1).is(".") && Character.isUpperCase(word.text().charAt(0))) {
            return constant();
        }
        cursor.next();
        Value value = switch (word.text()) {
            case "true", "false" -> Value.literal(Sort.TRUTH);
            case "null" -> Value.literal(Sort.NOTHING);
            default -> property(word);
        };
        return value;
    }

    private Value property(Token word) {
        Class<?> type = properties.get(word.text());
        String why = type == null ? Forbidden.why(word) : null;
        if (why != null) {
            throw problems.stop(word, why, "");
        }
        if (cursor.is("(")) {
            throw problems.stop(
                    word, "'" + word.text() + "(...)' calls a method, which conditions may not", called(word));
        }
        if (cursor.is(".")) {
            throw problems.stop(
                    word,
                    "'" + word.text() + ".' goes deeper than a property",
                    Nearest.maybe(word.text(), properties()));
        }
        if (type == null) {
            unknown(word, fact);
            return Value.unknown();
        }
        return Value.property(type);
    }

    private String called(Token word) {
        return properties.containsKey(word.text())
                ? "Maybe leave the () out"
                : Nearest.maybe(word.text(), properties.keySet());
    }

    private void unknown(Token word, FactType of) {
        Bound bound = scope.find("$" + word.text());
        String advice = bound == null
                ? Nearest.maybe(word.text(), allowed.properties(of).keySet())
                : "Maybe '$" + word.text() + "'";
        problems.add(word, "'" + of.name() + "' has no property '" + Problems.brief(word.text()) + "'", advice);
    }

    private Value variable(Token name) {
        Bound bound = scope.find(name.text());
        if (bound == null) {
            problems.add(name, name.shown() + " is not bound here", Variables.maybe(name, scope));
            return deeper() ? unknownPart() : Value.unknown();
        }
        if (!deeper()) {
            return Value.variable(bound.type(), bound.pattern());
        }
        cursor.next();
        Token part = cursor.expect(Token.Kind.WORD, "a property is missing after '" + name.text() + ".'", "");
        if (bound.fact() == null) {
            throw problems.stop(part, name.shown() + " is a property already: it has no '" + part.text() + "'", "");
        }
        return part(bound.fact(), bound, part);
    }

    private Value part(FactType of, Bound bound, Token part) {
        if (part.is(Allowed.NUMBER) && allowed.numbered(of) && cursor.is("(")) {
            Literals.parameter(cursor, problems);
            return Value.of(Sort.NUMBER, Value.variable(double.class, -1), Value.literal(Sort.NUMBER), Set.of());
        }
        Class<?> type = allowed.properties(of).get(part.text());
        if (cursor.is("(")) {
            throw problems.stop(
                    part,
                    "'" + part.text() + "(...)' calls a method, which conditions may not",
                    type == null
                            ? Nearest.maybe(part.text(), allowed.properties(of).keySet())
                            : "Maybe leave the () out");
        }
        if (deeper()) {
            throw problems.stop(cursor.peek(1), "'" + part.text() + ".' goes deeper than a property", "");
        }
        if (type == null) {
            Variables.unknownPart(part, of, allowed, problems);
            return Value.unknown();
        }
        return Value.variable(type, bound.pattern());
    }

    private Value unknownPart() {
        cursor.next();
        cursor.expect(Token.Kind.WORD, "a property is missing after the '.'", "");
        return Value.unknown();
    }

    private boolean deeper() {
        return cursor.is(".");
    }

    /** For example {@code Holding.Direction.FLAT}. */
    private Value constant() {
        Token whole = cursor.expectQualified("a constant is missing", "");
        int last = whole.text().lastIndexOf('.');
        if (last < 0) {
            throw cursor.stop(
                    "a constant is missing after '" + whole.text() + ".'", Nearest.maybe(whole.text() + ".", known()));
        }
        Class<?> type = choices().get(whole.text().substring(0, last));
        if (type == null) {
            throw problems.stop(
                    whole, whole.shown() + " is not a constant that rules know", Nearest.maybe(whole.text(), known()));
        }
        if (!names(type).contains(whole.text().substring(last + 1))) {
            problems.add(
                    whole,
                    "'" + type.getSimpleName() + "' has no '" + whole.text().substring(last + 1) + "'",
                    Nearest.maybe(whole.text(), constants(type)));
        }
        if (cursor.is("(") || deeper()) {
            throw problems.stop(
                    cursor.peek(), "nothing may follow a constant but a sign or the end of the condition", "");
        }
        return Value.constant(type);
    }

    private List<String> known() {
        return choices().values().stream()
                .flatMap(type -> constants(type).stream())
                .toList();
    }

    /** The enums within the facts of the kind, as rules write them. */
    private Map<String, Class<?>> choices() {
        Map<String, Class<?>> found = new LinkedHashMap<>();
        for (FactType each : allowed.kind().facts()) {
            for (Class<?> type : allowed.properties(each).values()) {
                if (type.isEnum() && type.getDeclaringClass() == each.type()) {
                    found.put(each.name() + "." + type.getSimpleName(), type);
                }
            }
        }
        return found;
    }

    static List<String> constants(Class<?> type) {
        Class<?> in = type.getDeclaringClass();
        String before = (in == null ? "" : in.getSimpleName() + ".") + type.getSimpleName() + ".";
        return names(type).stream().map(name -> before + name).toList();
    }

    private static List<String> names(@Nullable Class<?> type) {
        return type == null
                ? List.of()
                : Arrays.stream(type.getEnumConstants())
                        .map(each -> ((Enum<?>) each).name())
                        .toList();
    }
}
