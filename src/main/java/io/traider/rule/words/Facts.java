package io.traider.rule.words;

import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recorded facts, read back exactly. */
public final class Facts {

    private Facts() {}

    /**
     * A recorded fact, as it was.
     *
     * @throws IllegalArgumentException when no pack of that kind is shown such a fact, or its figures do not make one
     */
    public static Record read(PackKind kind, Fact fact) {
        Map<String, String> properties = new TreeMap<>();
        for (Figure figure : fact.properties()) {
            properties.put(figure.name(), figure.value());
        }
        return FactShape.of(kind, fact.type())
                .orElseThrow(() -> new IllegalArgumentException("no fact of " + kind + " packs is called '"
                        + fact.type() + "'. " + Nearest.maybe(fact.type(), names(kind))))
                .make(properties);
    }

    private static List<String> names(PackKind kind) {
        return kind.facts().stream().map(FactType::name).toList();
    }
}
