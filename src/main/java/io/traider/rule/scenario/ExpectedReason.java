package io.traider.rule.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reason that must be given.
 *
 * @param code for example {@code ORDER_VALUE}
 * @param figures text by name, of those that matter; a reason may carry more
 */
public record ExpectedReason(String code, SortedMap<String, String> figures) {

    public ExpectedReason {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    @Override
    public String toString() {
        return figures.isEmpty() ? code : code + " " + figures;
    }
}
