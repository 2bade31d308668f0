package io.traider.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way from decimals to fixed-scale units and back; exact, or an error that shows the value. */
final class FixedPoint {

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
        BigDecimal left = BigDecimal.valueOf(a, scaleOfA).stripTrailingZeros();
        BigDecimal product = left.multiply(BigDecimal.valueOf(b, scaleOfB).stripTrailingZeros());
        return product.stripTrailingZeros();
    }

    static String plain(long units, int scale) {
        return units == 0
                ? "0"
                : BigDecimal.valueOf(units, scale).stripTrailingZeros().toPlainString();
    }
}
