package io.traider.rule.words;

import java.util.List;

/**
 * What a property of a fact means.
 *
 * @param name as rules write it, for example {@code spreadBps}
 * @param unit for example {@code bps}; empty when it has none
 * @param meaning a phrase
 * @param optional whether it can be missing, and is then {@code null} to the rules
 * @param choice how rules write the type of a choice, for example {@code Holding.Direction}; empty for other types
 * @param values the names to choose from; empty for other types
 */
public record PropertyWords(
        String name,
        PropertyType type,
        String unit,
        String meaning,
        boolean optional,
        String choice,
        List<String> values) {

    public PropertyWords {
        values = List.copyOf(values);
    }
}
