package io.traider.release;

import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.ShippedPacks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release as the platform ships with it.
 *
 * @param pack {@code null} of what is no rule pack
 * @param hash of what decides, as the log names it
 */
record Shipped(ReleaseKey key, @Nullable PackKind pack, Content content, String hash) {

    /** All of them. */
    static List<Shipped> all() {
        List<Shipped> all = new ArrayList<>();
        ShippedPacks.all().forEach(pack -> all.add(rules(pack)));
        ShippedFiles.limitNames().forEach(name -> all.add(limits(name)));
        ShippedFiles.strategyNames().forEach(name -> {
            StrategyDefinition definition = StrategyDefinition.parse(ShippedFiles.strategyFile(name), "live");
            all.add(strategy(definition));
            all.add(score(definition));
        });
        return all;
    }

    private static Shipped rules(PackSource pack) {
        Content content = new Content(pack.files());
        return new Shipped(
                ReleaseKey.rules(pack.name()),
                pack.kind(),
                content,
                new PackSource(pack.kind(), pack.name(), content.files()).hash());
    }

    private static Shipped limits(String name) {
        Content content = Content.of(Content.LIMITS, ShippedFiles.limitFile(name));
        return new Shipped(
                ReleaseKey.limits(name),
                null,
                content,
                LimitBook.parse(content.text(Content.LIMITS)).hash());
    }

    private static Shipped strategy(StrategyDefinition definition) {
        Content content = Content.of(Content.STRATEGY, definition.text());
        return new Shipped(ReleaseKey.strategy(definition.name()), null, content, definition.hash());
    }

    private static Shipped score(StrategyDefinition definition) {
        ScoreSpec spec = definition.score().shipped();
        return new Shipped(
                ReleaseKey.score(definition.name()), null, Content.of(Content.SCORE, spec.text()), spec.hash());
    }
}
