package io.traider.domain;

import java.util.List;

/**
 * A fact that a rule pack was shown when a decision was made.
 *
 * @param pack name of the rule pack
 * @param type of the fact as rules write it, for example {@code Market}
 * @param properties each with the plain text of its exact value; one that was not known is left out
 */
public record Fact(String pack, String type, List<Figure> properties) {

    public Fact {
        properties = List.copyOf(properties);
    }
}
