package io.traider.engine;

import io.traider.domain.StrategyMode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people set of a strategy while it trades, in the place of what its file says; it stands at the end of the file.
 *
 * @param mode {@code null} where nobody set it
 * @param exitsOnly {@code null} where nobody set it
 * @param parameters by feed, since tempers differ, and by name
 */
public record StrategySettings(
        @Nullable StrategyMode mode,
        @Nullable Boolean exitsOnly,
        SortedMap<String, SortedMap<String, Double>> parameters) {

    /** Nothing was set. */
    public static final StrategySettings NONE = new StrategySettings(null, null, Collections.emptySortedMap());

    private static final String MARK = "\n# Set while it trades, in the place of what stands above.\nset:\n";

    public StrategySettings {
        SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        parameters.forEach((feed, values) -> copy.put(feed, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        parameters = Collections.unmodifiableSortedMap(copy);
    }

    static StrategySettings read(Yml file) {
        if (!file.has("set")) {
            return NONE;
        }
        Yml set = file.map("set");
        SortedMap<String, SortedMap<String, Double>> parameters = new TreeMap<>();
        if (set.has("parameters")) {
            Yml feeds = set.map("parameters");
            feeds.texts()
                    .keySet()
                    .forEach(feed -> parameters.put(feed, feeds.map(feed).numbers()));
        }
        return new StrategySettings(
                set.has("mode") ? StrategyDefinition.mode(set) : null,
                set.has("exitsOnly") ? StrategyDefinition.flag(set, "exitsOnly") : null,
                parameters);
    }

    /** Another mode. */
    public StrategySettings with(StrategyMode other, boolean exits) {
        return new StrategySettings(other, exits, parameters);
    }

    /** Other values of some parameters, with one feed. */
    public StrategySettings with(String feed, SortedMap<String, Double> values) {
        SortedMap<String, SortedMap<String, Double>> all = new TreeMap<>(parameters);
        SortedMap<String, Double> ofFeed = new TreeMap<>(parameters(feed));
        ofFeed.putAll(values);
        all.put(feed, ofFeed);
        return new StrategySettings(mode, exitsOnly, all);
    }

    /** With one feed, by name. */
    SortedMap<String, Double> parameters(String feed) {
        return parameters.getOrDefault(feed, Collections.emptySortedMap());
    }

    /** A strategy's file with this in the place of what was set in it. */
    public String in(String file) {
        int mark = file.indexOf(MARK);
        String text = mark < 0 ? file : file.substring(0, mark);
        return equals(NONE) ? text : text + MARK + written();
    }

    private String written() {
        StringBuilder yaml = new StringBuilder();
        if (mode != null) {
            yaml.append("  mode: ").append(mode.name().toLowerCase(Locale.ROOT)).append('\n');
        }
        if (exitsOnly != null) {
            yaml.append("  exitsOnly: ").append(exitsOnly).append('\n');
        }
        if (!parameters.isEmpty()) {
            yaml.append("  parameters:\n");
        }
        parameters.forEach((feed, values) -> {
            yaml.append("    ").append(feed).append(":\n");
            values.forEach((name, value) -> yaml.append("      ")
                    .append(name)
                    .append(": ")
                    .append(BigDecimal.valueOf(value).toPlainString())
                    .append('\n'));
        });
        return yaml.toString();
    }
}
