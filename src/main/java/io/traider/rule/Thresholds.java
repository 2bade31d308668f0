package io.traider.rule;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The thresholds in force for an account, by name, from its limit set; rules read them with {@code $t.number("name")}.
 *
 * @param numbers finite, by name
 */
public record Thresholds(SortedMap<String, Double> numbers) implements NumbersByName {

    public Thresholds {
        numbers = new TreeMap<>(numbers);
        numbers.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("threshold " + name + " is " + value);
            }
        });
    }

    /** A threshold. One that is not stated is no number, and no comparison with it holds. */
    @Override
    public double number(String name) {
        Double value = numbers.get(name);
        return value == null ? Double.NaN : value;
    }

    @Override
    public String each() {
        return "threshold";
    }
}
