package io.traider.rule.why;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Reckons as Drools does: exactly as soon as one side is an exact decimal of a fact, else as Java does. */
final class Numbers {

    private Numbers() {}

    /** Whether two numbers meet as exact decimals. */
    static boolean exact(Number left, Number right) {
        return left instanceof BigDecimal || right instanceof BigDecimal;
    }

    /** A fraction that is not marked as exact is the binary number nearest to it. */
    static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal exact -> exact;
            case Double measured -> new BigDecimal(measured);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    static Number negated(@Nullable Object value) {
        return switch (value) {
            case BigDecimal exact -> exact.negate();
            case Double measured -> -measured;
            case Long whole -> -whole;
            case Integer whole -> -whole;
            case null, default -> throw new NotThereException("there is no number to turn");
        };
    }

    static Number reckoned(String sign, @Nullable Object left, @Nullable Object right) {
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            throw new NotThereException("there is no number to reckon with");
        }
        try {
            if (exact(a, b)) {
                return exact(sign, decimal(a), decimal(b));
            }
            return inexact(sign, a, b);
        } catch (ArithmeticException e) {
            throw new NotThereException("this cannot be divided by zero");
        }
    }

    private static BigDecimal exact(String sign, BigDecimal a, BigDecimal b) {
        return switch (sign) {
            case "+" -> a.add(b, MathContext.DECIMAL128);
            case "-" -> a.subtract(b, MathContext.DECIMAL128);
            case "*" -> a.multiply(b, MathContext.DECIMAL128);
            default -> a.divide(b, MathContext.DECIMAL128);
        };
    }

    private static Number inexact(String sign, Number a, Number b) {
        if (a instanceof Integer && b instanceof Integer) {
            return whole(sign, a.intValue(), b.intValue());
        }
        return a instanceof Double || b instanceof Double
                ? measured(sign, a.doubleValue(), b.doubleValue())
                : whole(sign, a.longValue(), b.longValue());
    }

    private static int whole(String sign, int a, int b) {
        return switch (sign) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> a / b;
        };
    }

    private static long whole(String sign, long a, long b) {
        return switch (sign) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> a / b;
        };
    }

    private static double measured(String sign, double a, double b) {
        return switch (sign) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> a / b;
        };
    }
}
