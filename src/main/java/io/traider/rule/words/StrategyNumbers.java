package io.traider.rule.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which numbers a shipped strategy states, from the bounds of its file. */
final class StrategyNumbers {

    private StrategyNumbers() {}

    static List<ParameterWords> of(String strategy, VocabularyFile file) {
        if (!strategy.matches("[a-z][a-z0-9-]*")) {
            return List.of();
        }
        Object bounds = ResourceYaml.read("strategy/" + strategy + ".yml")
                .<Object>map(root -> root.get("bounds"))
                .orElse(null);
        return bounds instanceof Map<?, ?> named
                ? named.entrySet().stream()
                        .map(entry -> words(String.valueOf(entry.getKey()), entry.getValue(), file))
                        .toList()
                : List.of();
    }

    private static ParameterWords words(String name, Object bounds, VocabularyFile file) {
        Map<?, ?> words = file.parameter(name);
        return new ParameterWords(
                name,
                VocabularyFile.text(words, "unit"),
                VocabularyFile.text(words, "meaning"),
                bound(bounds, 0),
                bound(bounds, 1));
    }

    private static @Nullable BigDecimal bound(Object bounds, int at) {
        return bounds instanceof List<?> both && both.size() == 2 ? new BigDecimal(String.valueOf(both.get(at))) : null;
    }
}
