package io.traider.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of a strategy that people may set, as its file says it.
 *
 * @param unit for example {@code bps}; empty where the file does not say
 * @param initial where a feed's temper says nothing else; {@code null} where each temper must
 * @param means a phrase; empty where the file does not say
 */
public record ParameterSpec(
        String name,
        Type type,
        String unit,
        double min,
        double max,
        @Nullable Double initial,
        String means) {

    /** What values it has. */
    public enum Type {
        NUMBER,
        /** Whole numbers. */
        WHOLE
    }

    public ParameterSpec {
        if (!(min <= max)) {
            throw new IllegalArgumentException(
                    "strategy parameter " + name + " is to be at least " + min + " and at most " + max);
        }
        if (initial != null) {
            check(name, type, min, max, initial);
        }
    }

    /** Of a file that says {@code NAME: {type, unit, min, max, default, means}}. */
    static ParameterSpec read(String name, Yml file) {
        return new ParameterSpec(
                name,
                file.has("type") ? type(name, file.text("type")) : Type.NUMBER,
                file.has("unit") ? file.text("unit") : "",
                file.number("min"),
                file.number("max"),
                file.has("default") ? file.number("default") : null,
                file.has("means") ? file.text("means") : "");
    }

    /** Of a file that says {@code NAME: [min, max]}, as all did once. */
    static ParameterSpec read(String name, List<String> bounds) {
        if (bounds.size() != 2) {
            throw new IllegalArgumentException(
                    "strategy parameter " + name + " has bounds " + bounds + ". Maybe the least and the most");
        }
        return new ParameterSpec(
                name,
                Type.NUMBER,
                "",
                Double.parseDouble(bounds.getFirst()),
                Double.parseDouble(bounds.getLast()),
                null,
                "");
    }

    private static Type type(String name, String text) {
        return Arrays.stream(Type.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "strategy parameter " + name + " is of the type '" + text + "'. Maybe one of "
                                + Arrays.toString(Type.values()).toLowerCase(Locale.ROOT)));
    }

    /** @throws IllegalArgumentException when it may not have this value */
    public void check(double value) {
        check(name, type, min, max, value);
    }

    private static void check(String name, Type type, double min, double max, double value) {
        if (!(min <= value && value <= max)) {
            throw new IllegalArgumentException("strategy parameter " + name + " is " + value
                    + ", outside of its bounds [" + min + ", " + max
                    + "]. Maybe it slipped a digit; else change the bounds");
        }
        if (type == Type.WHOLE && value != Math.rint(value)) {
            throw new IllegalArgumentException("strategy parameter " + name + " is " + value
                    + ", and only whole numbers make sense. Maybe " + BigDecimal.valueOf(Math.rint(value)));
        }
    }
}
