package io.traider.rule;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a strategy that people tune, by name; rules read them with {@code $p.number("name")}.
 *
 * @param numbers finite, by name
 */
public record StrategyParameters(SortedMap<String, Double> numbers) implements NumbersByName {

    public StrategyParameters {
        numbers = new TreeMap<>(numbers);
        numbers.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("strategy parameter " + name + " is " + value);
            }
        });
    }

    /**
     * A parameter.
     *
     * @throws IllegalArgumentException when the strategy does not state it
     */
    @Override
    public double number(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no strategy parameter '" + name + "'. Maybe one of " + numbers.keySet());
        }
        return value;
    }

    @Override
    public String each() {
        return "strategy parameter";
    }
}
