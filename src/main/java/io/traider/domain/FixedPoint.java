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

    static String plain(long units, int scale) {
        return units == 0
                ? "0"
                : BigDecimal.valueOf(units, scale).stripTrailingZeros().toPlainString();
    }
}
