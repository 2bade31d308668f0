package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.rule.build.BuildResult;
import io.traider.rule.build.PackBuild;
import java.time.InstantSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How a strategy of a package comes into a setup, and its rules, definition, score and models among the releases. */
final class Arrival {

    private final ReleaseStore store;
    private final ModelRegistry registry;
    private final KeptModels models;
    private final String feed;
    private final InstantSource clock;

    Arrival(ReleaseStore store, ModelRegistry registry, KeptModels models, String feed, InstantSource clock) {
        this.store = store;
        this.registry = registry;
        this.models = models;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The setup with it, in the shadow. What else the setup was made of is shared.
     *
     * @param anew whether it was installed since the last start: what was in force under its name before is then no more
     * @throws IllegalArgumentException when it cannot be part of the setup, which is then as it was
     */
    EngineSetup into(EngineSetup setup, PackagedStrategy strategy, boolean anew) {
        StrategyDefinition definition = StrategyDefinition.parse(strategy.shadowed(), feed);
        BuildResult built = PackBuild.build(strategy.rules());
        byte[] kjar = built.kjar();
        if (kjar == null) {
            throw new IllegalArgumentException("its rules do not build: " + built.problems());
        }
        strategy.models().stream()
                .sorted(Comparator.comparingInt(model -> model.card().version()))
                .forEach(model -> register(model, strategy));
        ScoreSpec spec = definition.score().spec(part -> member(part.model(), part.version(), part.weight()));
        ScoreSource source = ScoreSource.of(spec, models::load);
        try {
            EngineSetup made = setup.plus(
                    new Strategy(definition, new StrategyRules(RulePack.load(strategy.rules(), kjar)), source));
            publish(ReleaseKey.rules(strategy.name()), PackKind.STRATEGY, rules(strategy), strategy, anew);
            publish(ReleaseKey.strategy(strategy.name()), null, plan(definition), strategy, anew);
            publish(ReleaseKey.score(strategy.name()), null, score(spec), strategy, anew);
            return made;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private record Text(Content content, String hash) {}

    private static Text rules(PackagedStrategy strategy) {
        return new Text(new Content(strategy.rules().files()), strategy.rules().hash());
    }

    private static Text plan(StrategyDefinition definition) {
        return new Text(Content.of(Content.STRATEGY, definition.text()), definition.hash());
    }

    private static Text score(ScoreSpec spec) {
        return new Text(Content.of(Content.SCORE, spec.text()), spec.hash());
    }

    /** Its models are submitted, not shipped: before it sends an order somebody has to approve them who did not bring them. */
    private void register(PackagedStrategy.Model model, PackagedStrategy strategy) {
        String hash = OnnxModel.hashOf(model.onnx());
        StoredVersion known =
                registry.version(model.card().name(), model.card().version()).orElse(null);
        if (known == null) {
            registry.add(
                    model.card(),
                    hash,
                    Origin.SUBMITTED,
                    strategy.origin(),
                    strategy.authors(),
                    strategy.authors().getFirst(),
                    clock.instant(),
                    model.report());
        } else if (!known.hash().equals(hash)
                || !known.files().get(ModelRegistry.CARD).equals(model.card().text())) {
            throw new IllegalArgumentException("model " + model.card().id()
                    + " is registered here already, with another file or card. Maybe give it another name");
        }
        models.keep(model.card(), hash, model.onnx());
    }

    private ScoreSpec.Member member(String model, int version, double weight) {
        StoredVersion found = registry.version(model, version)
                .orElseThrow(
                        () -> new IllegalArgumentException("no model " + model + "-" + version + " is registered"));
        String card = ModelRegistry.hash(found.files().get(ModelRegistry.CARD));
        return new ScoreSpec.Member(model, version, found.hash(), card, weight);
    }

    /** What people set of it since it was installed stays in force, as with what is shipped. */
    private void publish(
            ReleaseKey release, @Nullable PackKind kind, Text text, PackagedStrategy strategy, boolean anew) {
        String key = release.toString();
        store.add(key, kind == null ? null : kind.name());
        StoredVersion known = store.versions(key).stream()
                .filter(version -> version.origin() == Origin.SHIPPED
                        && version.contentHash().equals(text.content().hash()))
                .findFirst()
                .orElseGet(() -> store.add(new StoredVersion(
                        key,
                        0,
                        text.hash(),
                        text.content().files(),
                        strategy.authors(),
                        Origin.SHIPPED,
                        strategy.origin(),
                        strategy.authors().getFirst(),
                        clock.instant(),
                        null,
                        null)));
        if (anew || store.publications().list(key).isEmpty()) {
            store.publications()
                    .intend(
                            key,
                            known.number(),
                            Kind.SHIPPED,
                            null,
                            strategy.origin(),
                            strategy.authors().getFirst(),
                            clock.instant());
        }
    }
}
