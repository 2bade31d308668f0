package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.StrategyDefinition;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Makes what is no rule pack ready to come into force: limit sets, score sources and strategies. */
final class Maker {

    private final KeptModels models;
    private final String feed;

    /** @param feed whose temper strategies have */
    Maker(KeptModels models, String feed) {
        this.models = models;
        this.feed = feed;
    }

    /** The same for another feed. */
    Maker of(String other) {
        return new Maker(models, other);
    }

    /**
     * Strategies first, as they say which limits are used, then the rest by kind and name.
     *
     * @param keys as the log has them
     */
    static List<ReleaseKey> inOrder(Collection<String> keys) {
        return keys.stream()
                .map(ReleaseKey::parse)
                .sorted(Comparator.comparing((ReleaseKey key) -> key.kind() != ReleaseKind.STRATEGY)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** @throws IllegalArgumentException when its text cannot be read any more */
    Ready make(ReleaseKey key, Content content) {
        return switch (key.kind()) {
            case LIMITS -> new Ready.LimitSet(LimitBook.parse(content.text(Content.LIMITS)));
            case MODEL -> new Ready.Score(key.name(), ScoreSpec.parse(content.text(Content.SCORE)), models);
            case STRATEGY -> new Ready.Plan(StrategyDefinition.parse(content.text(Content.STRATEGY), feed));
            case RULE_PACK, FEES -> throw new IllegalArgumentException(key + " is not made here");
        };
    }
}
