package io.traider.rule.words;

import java.util.List;

/**
 * What a kind of fact means.
 *
 * @param name as rules write it, for example {@code Market}
 * @param imported the name that a rule file imports
 * @param meaning a sentence
 * @param occurs how often a decision shows it, and when it is absent
 * @param several whether one decision may show more than one
 */
public record FactWords(
        String name, String imported, String meaning, String occurs, boolean several, List<PropertyWords> properties) {

    public FactWords {
        properties = List.copyOf(properties);
    }
}
