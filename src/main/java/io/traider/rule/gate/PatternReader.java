package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.gate.Scope.Bound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the patterns between {@code when} and {@code then}. */
final class PatternReader {

    private static final int MOST_PATTERNS = 12;
    private static final int MOST_CONSTRAINTS = 24;

    private final Cursor cursor;
    private final Problems problems;
    private final Allowed allowed;
    private final Set<String> imported;
    private final Scope scope;

    PatternReader(Cursor cursor, Problems problems, Allowed allowed, Set<String> imported, Scope scope) {
        this.cursor = cursor;
        this.problems = problems;
        this.allowed = allowed;
        this.imported = imported;
        this.scope = scope;
    }

    List<ReadPack.Pattern> read() {
        List<ReadPack.Pattern> patterns = new ArrayList<>();
        while (!cursor.is("then")) {
            if (patterns.size() == MOST_PATTERNS) {
                throw cursor.stop("a rule of more than " + MOST_PATTERNS + " facts", "Maybe make two rules of it");
            }
            patterns.add(pattern());
        }
        return patterns;
    }

    private ReadPack.Pattern pattern() {
        if (cursor.is("not") || cursor.is("exists")) {
            return quantified();
        }
        Token variable = null;
        if (cursor.is(Token.Kind.VARIABLE)) {
            variable = cursor.next();
            cursor.expect(
                    ":", "a ':' is missing after " + variable.shown(), "Maybe " + variable.text() + " : Fact( ... )");
        }
        Token name = factName();
        FactType fact = fact(name);
        if (variable != null) {
            Variables.bind(variable, new Bound(fact, type(fact), scope.pattern()), scope, problems);
        }
        Set<Integer> joins = new HashSet<>();
        List<String> constraints = constraints(fact, true, joins);
        if (fact != null) {
            Joins.check(fact, name, joins, scope, problems);
            scope.seen(new Scope.Seen(fact, name, Set.copyOf(joins)));
        }
        return new ReadPack.Pattern("", variable == null ? "" : variable.text(), name.text(), constraints);
    }

    private ReadPack.Pattern quantified() {
        Token how = cursor.next();
        boolean wrapped = cursor.take("(");
        if (cursor.is(Token.Kind.VARIABLE)) {
            throw cursor.stop(
                    "nothing can be bound to a fact after '" + how.text() + "'", "Maybe leave the variable out");
        }
        Token name = factName();
        List<String> constraints = constraints(fact(name), false, new HashSet<>());
        if (wrapped) {
            cursor.expect(")", "a ')' is missing after '" + how.text() + "( " + name.text() + "( ... )'", "");
        }
        return new ReadPack.Pattern(how.text(), "", name.text(), constraints);
    }

    private Token factName() {
        if (cursor.is("(")) {
            throw cursor.stop("'(' may not group facts", "Maybe write two rules");
        }
        if (cursor.is("rule") || cursor.is("end") || cursor.is(Token.Kind.END_OF_FILE)) {
            throw cursor.stop("'then' is missing before " + cursor.peek().shown(), "Maybe the rule is not finished");
        }
        boolean known = imported.contains(cursor.peek().text());
        String why = known ? null : Forbidden.why(cursor.peek());
        if (why != null) {
            throw problems.stop(cursor.peek(), why, "");
        }
        return cursor.expectQualified(
                "a fact is missing before " + cursor.peek().shown(),
                Nearest.maybe(cursor.peek().text(), allowed.facts()));
    }

    private @Nullable FactType fact(Token name) {
        FactType fact = allowed.fact(name.text());
        if (fact == null) {
            Facts.unknown(name, allowed, problems);
        } else if (!imported.contains(name.text())) {
            problems.add(
                    name,
                    name.shown() + " is not imported",
                    "Maybe add 'import " + fact.type().getName() + "' at the top");
        }
        return fact;
    }

    private List<String> constraints(@Nullable FactType fact, boolean binds, Set<Integer> joins) {
        Token open = cursor.expect(
                "(",
                "a '(' is missing before " + cursor.peek().shown(),
                "Maybe an unconditional fact is written Fact()");
        if (fact == null) {
            throw problems.stop(open, "the conditions of an unknown fact", "");
        }
        List<String> read = new ArrayList<>();
        while (!cursor.is(")")) {
            if (read.size() == MOST_CONSTRAINTS) {
                throw cursor.stop(
                        "a fact with more than " + MOST_CONSTRAINTS + " conditions", "Maybe make two rules of it");
            }
            read.add(constraint(fact, binds, joins));
            if (!cursor.is(")")) {
                comma();
            }
        }
        Token close = cursor.next();
        cursor.refuseComments(open.start(), close.start(), "inside the parentheses of a fact");
        return read;
    }

    private void comma() {
        cursor.expect(
                ",", "a ',' or ')' is missing before " + cursor.peek().shown(), "Maybe a comma between two conditions");
        if (cursor.is(")")) {
            throw cursor.stop("a condition is missing after ','", "Maybe leave the comma out");
        }
    }

    private String constraint(FactType fact, boolean binds, Set<Integer> joins) {
        int start = cursor.peek().start();
        if (cursor.is(Token.Kind.VARIABLE) && cursor.peek(1).is(":")) {
            binding(fact, binds);
        } else {
            joins.addAll(new ExpressionReader(cursor, problems, allowed, scope, fact)
                    .constraint()
                    .joins());
        }
        return cursor.slice(start, cursor.previous().end());
    }

    private void binding(FactType fact, boolean binds) {
        Token variable = cursor.next();
        cursor.next();
        if (!binds) {
            throw problems.stop(
                    variable, "nothing can be bound in a fact after 'not' or 'exists'", "Maybe leave the variable out");
        }
        Token name = cursor.expect(
                Token.Kind.WORD,
                "a property is missing after '" + variable.text() + " :'",
                "Maybe one of " + String.join(", ", allowed.properties(fact).keySet()));
        Class<?> type = allowed.properties(fact).get(name.text());
        if (type == null) {
            if (Forbidden.why(name) != null) {
                throw problems.stop(name, Forbidden.why(name, ""), "");
            }
            Variables.unknownPart(name, fact, allowed, problems);
        }
        if (!cursor.is(",") && !cursor.is(")")) {
            throw cursor.stop(
                    "only a property is bound by '" + variable.text() + " :', and "
                            + cursor.peek().shown() + " follows",
                    "Maybe a comma, and the condition after it");
        }
        Variables.bind(variable, new Bound(null, type == null ? Object.class : type, scope.pattern()), scope, problems);
    }

    private static Class<?> type(@Nullable FactType fact) {
        return fact == null ? Object.class : fact.type();
    }
}
