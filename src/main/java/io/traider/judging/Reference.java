package io.traider.judging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is normal of a score source: what its inputs and scores look like, and how good it is. Against this it is held while it
 * trades.
 *
 * @param basis of what past, for people
 * @param window length of time over which inputs are compared
 * @param inputs in the order of the source's models
 * @param score of the scores
 * @param hitRate to be expected; {@code null} where it is not known
 * @param brier to be expected; {@code null} where it is not known
 * @param profit to be expected
 * @param setting of the strategy with which that was earned, see {@link #setting(String, String)}; empty where it is not known
 */
public record Reference(
        String basis,
        Duration window,
        List<Shape> inputs,
        Shape score,
        @Nullable Estimate hitRate,
        @Nullable Estimate brier,
        Profit profit,
        String setting) {

    /**
     * How something was distributed.
     *
     * @param usual the population stability index that a window has but once in a thousand times, by how far windows of one part
     *     of that past are from its other parts: what comes and goes slowly is far from the rest in any window, and that is no
     *     drift
     */
    public record Shape(String name, Deciles deciles, double usual) {}

    public Reference {
        inputs = List.copyOf(inputs);
        setting = Objects.requireNonNullElse(setting, "");
    }

    /**
     * Names what a strategy earns by, beside its score.
     *
     * @param strategy {@link io.traider.engine.StrategyDefinition#setting()}
     * @param rules hash of its rules
     */
    public static String setting(String strategy, String rules) {
        return strategy + " " + rules;
    }

    static Reference of(
            String basis,
            Duration window,
            List<String> names,
            List<Observed> past,
            @Nullable ScoreFigures figures,
            Profit profit,
            String setting) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i <= names.size(); i++) {
            Deciles whole = Deciles.of(Observed.column(past, i));
            String name = i < names.size() ? names.get(i) : "score";
            shapes.add(new Shape(name, whole, Observed.usual(past, i, window.toNanos())));
        }
        return new Reference(
                basis,
                window,
                shapes.subList(0, names.size()),
                shapes.getLast(),
                figures == null ? null : figures.hitRate(),
                figures == null ? null : figures.brier(),
                profit,
                setting);
    }
}
