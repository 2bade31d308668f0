package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.gate.Value.Sort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a constraint: {@code sum comparison sum}, conditions joined by {@code &&} and {@code ||}, parentheses. */
final class ExpressionReader {

    /** Drools' parser looks ahead anew at each parenthesis. */
    private static final int DEEPEST = 4;

    private static final int MOST_OPERATORS = 24;

    private final Cursor cursor;
    private final Problems problems;
    private final OperandReader operands;
    private int depth;
    private int operators;

    ExpressionReader(Cursor cursor, Problems problems, Allowed allowed, Scope scope, FactType fact) {
        this.cursor = cursor;
        this.problems = problems;
        this.operands = new OperandReader(cursor, problems, allowed, scope, fact);
    }

    /** A whole constraint. */
    Value constraint() {
        depth = 0;
        operators = 0;
        Token first = cursor.peek();
        Value value = either();
        if (!cursor.is(",") && !cursor.is(")")) {
            throw cursor.stop(
                    "a ',' or ')' is missing before " + cursor.peek().shown(), "Maybe a comma between two conditions");
        }
        if (!value.is(Sort.TRUTH)) {
            problems.add(
                    first,
                    "this is " + value.sort().words() + ", where a condition is needed",
                    "Maybe compare it, for example with >, or bind it with $name :");
        } else if (!value.own()) {
            problems.add(
                    first,
                    "this condition says nothing of '" + operands.fact() + "', in whose parentheses it stands",
                    "Maybe name one of its properties: " + String.join(", ", operands.properties()));
        }
        return value;
    }

    private Value either() {
        Value value = both();
        while (cursor.is("||")) {
            Token sign = operator();
            Value right = both();
            conditions(sign, value, right);
            value = Value.of(Sort.TRUTH, value, right, Set.of());
        }
        return value;
    }

    private Value both() {
        Value value = comparison();
        while (cursor.is("&&")) {
            Token sign = operator();
            Value right = comparison();
            conditions(sign, value, right);
            Set<Integer> joins = new HashSet<>(value.joins());
            joins.addAll(right.joins());
            value = Value.of(Sort.TRUTH, value, right, joins);
        }
        return value;
    }

    private void conditions(Token sign, Value left, Value right) {
        if (!left.is(Sort.TRUTH) || !right.is(Sort.TRUTH)) {
            problems.add(
                    sign,
                    "'" + sign.text() + "' needs a whole condition on either side",
                    "Maybe repeat the property: a > 1 " + sign.text() + " a < 0");
        }
    }

    private Value comparison() {
        int before = operands.fractions().size();
        Value left = sum();
        if (!Comparison.is(cursor.peek())) {
            return left;
        }
        Token sign = operator();
        Value right = sum();
        if (Comparison.is(cursor.peek())) {
            throw cursor.stop("two comparisons in one", "Maybe put && between: a > 1 && a < 2");
        }
        String wrong = Comparison.wrong(sign.text(), left, right);
        if (wrong != null) {
            problems.add(sign, wrong, Comparison.advice(sign.text(), left, right));
        } else if (left.exact() || right.exact()) {
            List<Token> fractions = operands.fractions();
            fractions.subList(before, fractions.size()).forEach(each -> Literals.binary(each, problems));
        }
        return Value.of(Sort.TRUTH, left, right, Comparison.joins(sign.text(), left, right));
    }

    private Value sum() {
        Value value = product();
        while (cursor.is("+") || cursor.is("-")) {
            value = reckoned(operator(), value, product());
        }
        return value;
    }

    private Value product() {
        Value value = signed();
        while (cursor.is("*") || cursor.is("/")) {
            value = reckoned(operator(), value, signed());
        }
        return value;
    }

    private Value reckoned(Token sign, Value left, Value right) {
        if (!left.is(Sort.NUMBER) || !right.is(Sort.NUMBER)) {
            Value odd = left.is(Sort.NUMBER) ? right : left;
            problems.add(
                    sign,
                    "'" + sign.text() + "' reckons with numbers, and this is "
                            + odd.sort().words(),
                    "");
            return Value.unknown();
        }
        if (left.turned() && right.exact() || right.turned() && left.exact()) {
            problems.add(sign, "a number with a minus in front may not meet an exact decimal", "Maybe subtract it");
        }
        return Value.reckoned(left, right);
    }

    private Value signed() {
        if (cursor.is("-")) {
            Token minus = operator();
            Value value = plain();
            if (!value.is(Sort.NUMBER)) {
                problems.add(
                        minus, "'-' turns a number, and this is " + value.sort().words(), "");
            }
            if (value.exact()) {
                problems.add(minus, "'-' cannot stand in front of an exact decimal", "Maybe 0 - ...");
            }
            return Value.turned(value);
        }
        if (cursor.is("!")) {
            Token not = operator();
            Value value = plain();
            if (!value.is(Sort.TRUTH)) {
                problems.add(
                        not,
                        "'!' turns a condition, and this is " + value.sort().words(),
                        "");
            }
            return Value.of(Sort.TRUTH, value, value, Set.of());
        }
        return plain();
    }

    private Value plain() {
        if (!cursor.is("(")) {
            return operands.read();
        }
        Token open = cursor.next();
        if (++depth > DEEPEST) {
            throw problems.stop(
                    open,
                    "parentheses are nested deeper than " + DEEPEST,
                    "Maybe make two conditions or two rules of it");
        }
        Value value = either();
        cursor.expect(")", "a ')' is missing before " + cursor.peek().shown(), "");
        depth--;
        return new Value(value.sort(), value.type(), false, false, value.own(), value.variable(), -1, value.joins());
    }

    private Token operator() {
        if (++operators > MOST_OPERATORS) {
            throw problems.stop(
                    cursor.peek(),
                    "a condition of more than " + MOST_OPERATORS + " operators",
                    "Maybe make two conditions or two rules of it");
        }
        return cursor.next();
    }
}
