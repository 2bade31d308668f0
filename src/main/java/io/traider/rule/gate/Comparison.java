package io.traider.rule.gate;

import io.traider.rule.gate.Value.Sort;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be compared with what. */
final class Comparison {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    private Comparison() {}

    static boolean is(Token token) {
        return token.kind() == Token.Kind.SIGN && (EQUALITY.contains(token.text()) || ORDER.contains(token.text()));
    }

    /** What is wrong with a comparison, or {@code null}. */
    static @Nullable String wrong(String sign, Value left, Value right) {
        if (left.constant() && right.constant()) {
            return "both sides of '" + sign + "' are constant";
        }
        if (left.sort() == Sort.NUMBER && left.constant()) {
            return "a number alone stands left of '" + sign + "'";
        }
        if (left.sort() == Sort.UNKNOWN || right.sort() == Sort.UNKNOWN) {
            return null;
        }
        if (ORDER.contains(sign) && !(left.is(Sort.NUMBER) && right.is(Sort.NUMBER))) {
            return "'" + sign + "' compares numbers, not " + words(left) + " with " + words(right);
        }
        return alike(left, right) ? null : "'" + sign + "' compares " + words(left) + " with " + words(right);
    }

    static String advice(String sign, Value left, Value right) {
        if (left.sort() == Sort.NUMBER && left.constant() && !right.constant()) {
            return "Maybe turn it round, the property first";
        }
        Value choice = left.sort() == Sort.CHOICE ? left : right;
        if (choice.sort() == Sort.CHOICE && choice.type() != null) {
            return "Maybe compare with == and one of " + String.join(", ", OperandReader.constants(choice.type()));
        }
        boolean truth = left.sort() == Sort.TRUTH || right.sort() == Sort.TRUTH;
        return truth && ORDER.contains(sign) ? "Maybe == true or == false" : "";
    }

    /** The patterns whose facts it picks by equality: one property here, one variable from there. */
    static Set<Integer> joins(String sign, Value left, Value right) {
        if (!sign.equals("==") || !left.bare() || !right.bare() || left.own() == right.own()) {
            return Set.of();
        }
        return Set.of(Math.max(left.from(), right.from()));
    }

    private static boolean alike(Value left, Value right) {
        if (left.sort() == Sort.NOTHING || right.sort() == Sort.NOTHING) {
            return left.nullable() || right.nullable();
        }
        return left.sort() == right.sort()
                && left.sort() != Sort.OTHER
                && (left.sort() != Sort.TRUTH || whole(left) && whole(right))
                && (left.sort() != Sort.CHOICE || left.type() == right.type());
    }

    /** Drools compares conditions as they are only, not what is made of them. */
    private static boolean whole(Value condition) {
        return condition.bare() || condition.constant();
    }

    private static String words(Value value) {
        return value.sort() == Sort.CHOICE && value.type() != null
                ? "a " + value.type().getSimpleName()
                : value.sort().words();
    }
}
