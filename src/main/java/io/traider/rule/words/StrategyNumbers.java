package io.traider.rule.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which numbers a shipped strategy states, from its file. */
final class StrategyNumbers {

    private StrategyNumbers() {}

    static List<ParameterWords> of(String strategy, VocabularyFile file) {
        if (!strategy.matches("[a-z][a-z0-9-]*")) {
            return List.of();
        }
        Object stated = ResourceYaml.read("strategy/" + strategy + ".yml")
                .<Object>map(root -> root.containsKey("parameters") ? root.get("parameters") : root.get("bounds"))
                .orElse(null);
        return stated instanceof Map<?, ?> named
                ? named.entrySet().stream()
                        .map(entry -> words(String.valueOf(entry.getKey()), entry.getValue(), file))
                        .toList()
                : List.of();
    }

    private static ParameterWords words(String name, Object stated, VocabularyFile file) {
        Map<?, ?> words = file.parameter(name);
        return new ParameterWords(
                name,
                said(stated, "unit", words, "unit"),
                said(stated, "means", words, "meaning"),
                bound(stated, "min", 0),
                bound(stated, "max", 1));
    }

    /** What the strategy's own file says comes before what is said of all strategies. */
    private static String said(Object stated, String field, Map<?, ?> words, String word) {
        return stated instanceof Map<?, ?> own && own.get(field) != null
                ? String.valueOf(own.get(field))
                : VocabularyFile.text(words, word);
    }

    private static @Nullable BigDecimal bound(Object stated, String field, int at) {
        Object bound = switch (stated) {
            case Map<?, ?> own -> own.get(field);
            case List<?> both when both.size() == 2 -> both.get(at);
            default -> null;
        };
        return bound == null ? null : new BigDecimal(String.valueOf(bound));
    }
}
