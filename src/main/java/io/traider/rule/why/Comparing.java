package io.traider.rule.why;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares as Drools does. */
final class Comparing {

    private Comparing() {}

    static boolean holds(String sign, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return numbers(sign, a, b);
        }
        return switch (sign) {
            case "==" -> Objects.equals(left, right);
            case "!=" -> !Objects.equals(left, right);
            default -> false; // nothing is more or less than what is missing
        };
    }

    private static boolean numbers(String sign, Number left, Number right) {
        if (Numbers.exact(left, right)) {
            return signed(sign, Numbers.decimal(left).compareTo(Numbers.decimal(right)));
        }
        if (left instanceof Double || right instanceof Double) {
            return measured(sign, left.doubleValue(), right.doubleValue());
        }
        return signed(sign, Long.compare(left.longValue(), right.longValue()));
    }

    /** Zero equals minus zero, and yet is more. */
    private static boolean measured(String sign, double left, double right) {
        return switch (sign) {
            case "==" -> left == right;
            case "!=" -> left != right;
            default -> signed(sign, Double.compare(left, right));
        };
    }

    private static boolean signed(String sign, int compared) {
        return switch (sign) {
            case "==" -> compared == 0;
            case "!=" -> compared != 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared >= 0;
        };
    }
}
