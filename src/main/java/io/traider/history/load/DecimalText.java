package io.traider.history.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Reads decimals as whole units of a fixed scale, exactly or with a reason why not. Reused; for one thread. */
final class DecimalText {

    /** What came of a text. */
    enum Outcome {
        EXACT,
        /** A binary fraction printed with digits that it does not carry; exact without them. */
        NOISE,
        /** Rounded, and not exact. */
        ROUNDED,
        /** More digits than fit even when rounded. */
        TOO_LARGE,
        NOT_A_NUMBER
    }

    /** Digits that a double carries whatever its value. */
    private static final MathContext DOUBLE = new MathContext(15, RoundingMode.HALF_EVEN);

    /** Decimals that are free after a short decimal, or below the last kept one: then digits there are not meant. */
    private static final int SPARE = 2;

    /** How far a sum of some doubles is off at most, in units of its last place. */
    private static final int ULPS = 64;

    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private long units;

    /** The units that were read last. */
    long units() {
        return units;
    }

    Outcome read(String text, int scale) {
        return plain(text, scale) ? Outcome.EXACT : general(text, scale);
    }

    /** The common case: digits with at most one point and not more decimals than are kept. */
    private boolean plain(String text, int scale) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == from || length - from > 17) {
            return false;
        }
        long value = 0;
        int decimals = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                value = 10 * value + c - '0';
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return false;
            }
        }
        return length - from > (decimals < 0 ? 0 : 1)
                && scaled(from == 0 ? value : -value, scale - Math.max(0, decimals));
    }

    private boolean scaled(long value, int zeros) {
        if (zeros < 0) {
            return false;
        }
        long result = value;
        for (int i = 0; i < zeros; i++) {
            if (Math.abs(result) >= LIMIT / 10) {
                return false;
            }
            result *= 10;
        }
        units = result;
        return true;
    }

    private Outcome general(String text, int scale) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return Outcome.NOT_A_NUMBER;
        }
        if (value.precision() - value.scale() > 30 || value.scale() > 400) {
            return Outcome.TOO_LARGE;
        }
        BigDecimal exact = value.stripTrailingZeros();
        if (exact.scale() <= scale) {
            return fit(exact, scale, Outcome.EXACT);
        }
        BigDecimal carried = exact.round(DOUBLE).stripTrailingZeros();
        if (exact.precision() > DOUBLE.getPrecision() && carried.scale() <= scale - SPARE) {
            return fit(carried, scale, Outcome.NOISE);
        }
        return fit(exact, scale, isNoise(exact, scale) ? Outcome.NOISE : Outcome.ROUNDED);
    }

    /** Whether what is beyond the kept decimals is far below the last of them, and of the size of errors of sums. */
    private static boolean isNoise(BigDecimal exact, int scale) {
        BigDecimal rest =
                exact.subtract(exact.setScale(scale, RoundingMode.HALF_EVEN)).abs();
        boolean below = rest.compareTo(BigDecimal.ONE.movePointLeft(scale + SPARE)) <= 0;
        boolean printed = exact.precision() > DOUBLE.getPrecision();
        return printed && below && rest.doubleValue() <= ULPS * Math.ulp(exact.doubleValue());
    }

    private Outcome fit(BigDecimal value, int scale, Outcome outcome) {
        BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_EVEN);
        if (scaled.precision() > 18) {
            return Outcome.TOO_LARGE;
        }
        units = scaled.unscaledValue().longValueExact();
        return outcome;
    }
}
