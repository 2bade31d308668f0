package io.traider.report;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a run. One that is not defined is absent.
 *
 * @param period of the returns that ratios and risk figures rest on
 * @param figures finite, in the order of {@link Measure}
 */
public record Performance(Duration period, Map<Measure, Double> figures) {

    public Performance {
        EnumMap<Measure, Double> finite = new EnumMap<>(Measure.class);
        figures.forEach((measure, value) -> {
            if (Double.isFinite(value)) {
                finite.put(measure, value);
            }
        });
        figures = Collections.unmodifiableMap(finite);
    }

    /** Measures a run. */
    public static Performance of(RunReport report) {
        Returns returns = Returns.of(report.samples());
        EnumMap<Measure, Double> figures = new EnumMap<>(Measure.class);
        new GrowthFigures(report, returns).into(figures);
        new TradeFigures(report, returns).into(figures);
        return new Performance(returns.period(), figures);
    }

    /** A figure, where it is defined. */
    public OptionalDouble of(Measure measure) {
        Double value = figures.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The figures by their names in JSON. */
    public SortedMap<String, Double> byKey() {
        SortedMap<String, Double> all = new TreeMap<>();
        figures.forEach((measure, value) -> all.put(measure.key(), value));
        return all;
    }
}
