package io.traider.release;

import io.traider.domain.StrategyMode;
import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategySettings;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.rule.PackSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that did not ship with the platform, as it came in a package.
 *
 * @param definition as its publisher wrote it
 * @param models that it brings, perhaps ones that are registered already
 * @param authors who brought it here, and who may therefore not approve its models
 * @param origin in a few words, for example {@code package my-breakout 1 by Ada}
 */
public record PackagedStrategy(
        StrategyDefinition definition, PackSource rules, List<Model> models, List<String> authors, String origin) {

    /**
     * A model with its card.
     *
     * @param report what its check said, JSON; {@code null} where that was not kept
     */
    public record Model(
            ModelCard card, byte[] onnx, @Nullable String report) {

        /** SHA-256 of the file, hexadecimal. */
        String hash() {
            return OnnxModel.hashOf(onnx);
        }
    }

    public PackagedStrategy {
        models = List.copyOf(models);
        authors = List.copyOf(authors);
    }

    String name() {
        return definition.name();
    }

    /** The model that it brings of a name and version, for example {@code direction-1}; empty when it brings none. */
    Optional<Model> model(String id) {
        return models.stream().filter(each -> each.card().id().equals(id)).findFirst();
    }

    /** The definition with which it begins here: whatever mode its publisher wanted, in the shadow. */
    String shadowed() {
        return new StrategySettings(StrategyMode.SHADOW, null, Collections.emptySortedMap()).in(definition.text());
    }
}
