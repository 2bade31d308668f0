package io.traider.engine;

import io.traider.rule.StrategyParameters;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a strategy, out of its file: what they may be, and what they are. */
final class ParameterFile {

    private ParameterFile() {}

    /** What each may be; a file of earlier times states bounds alone. */
    static SortedMap<String, ParameterSpec> specs(Yml file) {
        SortedMap<String, ParameterSpec> all = new TreeMap<>();
        if (file.has("parameters")) {
            Yml stated = file.map("parameters");
            stated.texts().keySet().forEach(name -> all.put(name, ParameterSpec.read(name, stated.map(name))));
        } else {
            Yml bounds = file.map("bounds");
            bounds.texts().keySet().forEach(name -> all.put(name, ParameterSpec.read(name, bounds.texts(name))));
        }
        return all;
    }

    /**
     * What each is: as it was changed for a run, else as people set it, else as the temper says, else as it is at first.
     *
     * @throws IllegalArgumentException when one is not stated, or out of its bounds
     */
    static StrategyParameters values(
            SortedMap<String, ParameterSpec> specs,
            Yml temper,
            SortedMap<String, Double> set,
            Map<String, Double> changed) {
        SortedMap<String, Double> values = new TreeMap<>();
        specs.values().forEach(spec -> {
            if (spec.initial() != null) {
                values.put(spec.name(), spec.initial());
            }
        });
        if (temper.has("parameters")) {
            values.putAll(temper.map("parameters").numbers());
        }
        values.putAll(set);
        values.putAll(changed);
        values.forEach((name, value) -> {
            ParameterSpec spec = specs.get(name);
            if (spec == null) {
                throw new IllegalArgumentException("no strategy parameter '" + name + "', which is " + value
                        + ", has bounds. Maybe one of " + specs.keySet());
            }
            spec.check(value);
        });
        specs.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "strategy parameter " + name + " has no value for this feed. Maybe a default");
                });
        return new StrategyParameters(values);
    }
}
