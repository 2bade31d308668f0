package io.traider.domain;

import java.util.List;

/**
 * Why something was decided: the rule that said so and the numbers it saw.
 *
 * @param rule the rule's name as it stands in its pack
 * @param code stable machine-readable code, for example {@code PRICE_COLLAR}
 * @param figures the numbers, in the order in which a person would read them
 */
public record Reason(String rule, String code, List<Figure> figures) {

    public Reason {
        figures = List.copyOf(figures);
    }
}
