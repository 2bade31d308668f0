package io.traider.rule.gate;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression stands for.
 *
 * @param sort how it compares
 * @param type of the property it comes from; {@code null} of literals, sums and comparisons
 * @param bare whether it is one property or variable, nothing reckoned
 * @param turned whether it has a minus in front
 * @param own whether a property of the pattern itself is in it
 * @param variable whether a bound variable is in it
 * @param from the pattern that a bare variable was bound in; -1 of all else
 * @param joins the patterns to which it holds the pattern by equality
 */
record Value(
        Sort sort,
        @Nullable Class<?> type,
        boolean bare,
        boolean turned,
        boolean own,
        boolean variable,
        int from,
        Set<Integer> joins) {

    enum Sort {
        NUMBER("a number"),
        TRUTH("a condition"),
        TEXT("a text"),
        CHOICE("a constant"),
        NOTHING("null"),
        OTHER("a thing of several parts"),
        UNKNOWN("unknown");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Value literal(Sort sort) {
        return new Value(sort, null, false, false, false, false, -1, Set.of());
    }

    static Value unknown() {
        return new Value(Sort.UNKNOWN, null, false, false, true, true, -1, Set.of());
    }

    static Value property(Class<?> type) {
        return new Value(sort(type), type, true, false, true, false, -1, Set.of());
    }

    static Value variable(Class<?> type, int from) {
        return new Value(sort(type), type, true, false, false, true, from, Set.of());
    }

    static Value constant(Class<?> type) {
        return new Value(Sort.CHOICE, type, false, false, false, false, -1, Set.of());
    }

    /** Reckoned from two. */
    static Value of(Sort sort, Value left, Value right, Set<Integer> joins) {
        return new Value(
                sort,
                null,
                false,
                false,
                left.own || right.own,
                left.variable || right.variable,
                -1,
                Set.copyOf(joins));
    }

    /** The number that a sign makes of two; exact when one of them is. */
    static Value reckoned(Value left, Value right) {
        Class<?> type = left.exact() || right.exact() ? BigDecimal.class : null;
        return new Value(
                Sort.NUMBER, type, false, false, left.own || right.own, left.variable || right.variable, -1, Set.of());
    }

    /** With a minus in front. */
    static Value turned(Value value) {
        return new Value(value.sort, value.type, false, true, value.own, value.variable, -1, Set.of());
    }

    /** Whether it is an exact decimal, which Drools reckons with otherwise than with other numbers. */
    boolean exact() {
        return type == BigDecimal.class;
    }

    /** Whether nothing that a fact says is in it. */
    boolean constant() {
        return !own && !variable;
    }

    boolean is(Sort what) {
        return sort == what || sort == Sort.UNKNOWN;
    }

    /** Whether it can be missing. */
    boolean nullable() {
        return bare && type != null && !type.isPrimitive() || sort == Sort.UNKNOWN;
    }

    private static Sort sort(Class<?> type) {
        if (type == boolean.class) {
            return Sort.TRUTH;
        }
        if (type.isPrimitive() || type == BigDecimal.class) {
            return Sort.NUMBER;
        }
        return type == String.class ? Sort.TEXT : type.isEnum() ? Sort.CHOICE : Sort.OTHER;
    }
}
