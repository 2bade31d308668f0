package io.traider.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/** The one way from decimals to fixed-scale units and back; exact, or an error that shows the value. */
final class FixedPoint {

    /** Powers of ten up to the largest scale. */
    private static final long[] TENS =
            LongStream.iterate(1, ten -> 10 * ten).limit(Price.SCALE + 1).toArray();

    private FixedPoint() {}

    static long units(BigDecimal value, int scale, String what) {
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    what + " " + value.toPlainString() + " does not fit " + scale + " decimals in 64 bits", e);
        }
    }

    static BigDecimal decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale);
    }

    /** The exact product, with no trailing zeros: those would make it too wide for 64 bits, and slow. */
    static BigDecimal product(long a, int scaleOfA, long b, int scaleOfB) {
        if (a == 0 || b == 0) {
            return BigDecimal.ZERO;
        }
        return stripped(a, scaleOfA).multiply(stripped(b, scaleOfB)).stripTrailingZeros();
    }

    /** As {@link BigDecimal#stripTrailingZeros}, which divides by ten for each of them. */
    private static BigDecimal stripped(long units, int scale) {
        long rest = units;
        int zeros = 0;
        if (rest % 100_000_000 == 0) {
            rest /= 100_000_000;
            zeros = 8;
        }
        if (rest % 10_000 == 0) {
            rest /= 10_000;
            zeros += 4;
        }
        if (rest % 100 == 0) {
            rest /= 100;
            zeros += 2;
        }
        return BigDecimal.valueOf(rest, scale - zeros).stripTrailingZeros();
    }

    static String plain(long units, int scale) {
        long one = TENS[scale];
        long part = Math.abs(units % one);
        if (part == 0) {
            return Long.toString(units / one);
        }
        String digits = Long.toString(one + part);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return (units < 0 ? "-" : "") + Math.abs(units / one) + "." + digits.substring(1, end);
    }
}
