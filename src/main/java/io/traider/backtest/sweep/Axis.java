package io.traider.backtest.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter and the values it may take: a list of them, or a range.
 *
 * @param name as {@code --set} of a backtest has it
 * @param values in order; empty for a range
 * @param low of a range
 * @param high of a range, above the low
 * @param step of a range on a grid; zero when it has none
 */
public record Axis(String name, List<String> values, BigDecimal low, BigDecimal high, BigDecimal step) {

    private static final MathContext DIGITS = new MathContext(6);
    private static final int MOST = 10_000;

    public Axis {
        values = List.copyOf(values);
    }

    /**
     * Reads {@code entryDrift=0.5,1,1.5}, {@code entryDrift=0.5..2} or {@code entryDrift=0.5..2/0.25}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        String what = text.substring(equals + 1);
        try {
            if (equals < 1 || what.isBlank()) {
                throw new IllegalArgumentException("no name or no values");
            }
            String name = text.substring(0, equals).strip();
            return what.contains("..") ? range(name, what) : list(name, what);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no parameter of a sweep (" + e.getMessage()
                            + "). Maybe entryDrift=0.5,1,1.5 or entryDrift=0.5..2 or entryDrift=0.5..2/0.25",
                    e);
        }
    }

    private static Axis list(String name, String what) {
        List<String> values = Arrays.stream(what.split(","))
                .map(value -> plain(new BigDecimal(value.strip())))
                .toList();
        return new Axis(name, values, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Axis range(String name, String what) {
        String[] part = what.split("\\.\\.|/");
        BigDecimal low = new BigDecimal(part[0].strip());
        BigDecimal high = new BigDecimal(part[1].strip());
        BigDecimal step = part.length > 2 ? new BigDecimal(part[2].strip()) : BigDecimal.ZERO;
        if (high.compareTo(low) <= 0 || step.signum() < 0 || part.length > 3) {
            throw new IllegalArgumentException("from " + low + " to " + high + " by " + step);
        }
        return new Axis(name, List.of(), low, high, step);
    }

    /**
     * The values on a grid.
     *
     * @throws IllegalArgumentException when a range has no step, or far too many of them
     */
    List<String> grid() {
        if (!values.isEmpty()) {
            return values;
        }
        if (step.signum() == 0) {
            throw new IllegalArgumentException(
                    name + " has no step for a grid. Maybe " + name + "=" + low + ".." + high + "/0.1");
        }
        List<String> all = new ArrayList<>();
        for (BigDecimal at = low; at.compareTo(high) <= 0; at = at.add(step)) {
            all.add(plain(at));
            if (all.size() > MOST) {
                throw new IllegalArgumentException(name + " has over " + MOST + " steps of " + step);
            }
        }
        return all;
    }

    /** The value at a share of the way, six digits exact. */
    String at(double share) {
        if (!values.isEmpty()) {
            return values.get((int) Math.min(values.size() - 1, (long) (share * values.size())));
        }
        BigDecimal width = high.subtract(low);
        BigDecimal wanted = low.add(width.multiply(BigDecimal.valueOf(share)));
        if (step.signum() > 0) {
            BigDecimal steps = wanted.subtract(low).divideToIntegralValue(step);
            return plain(low.add(steps.multiply(step)));
        }
        return plain(wanted.round(DIGITS));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
