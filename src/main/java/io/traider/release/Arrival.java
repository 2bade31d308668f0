package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.engine.ScorePlan;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.feature.FeatureEngine;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.rule.build.BuildResult;
import io.traider.rule.build.PackBuild;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a strategy of a package is made ready to run, and its rules, definition, score and models come among the releases. */
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
        Strategy made = make(strategy, Arrival::build);
        try {
            EngineSetup more = setup.plus(made);
            publish(strategy, made, anew);
            return more;
        } catch (RuntimeException e) {
            made.source().close();
            throw e;
        }
    }

    private static RulePack build(PackSource rules) {
        BuildResult built = PackBuild.build(rules);
        byte[] kjar = built.kjar();
        if (kjar == null) {
            throw new IllegalArgumentException("its rules do not build: " + built.problems());
        }
        return RulePack.load(rules, kjar);
    }

    /**
     * The strategy ready to run, in the shadow. Nothing is written down; the caller closes its score source.
     *
     * @param build makes a pack of its rules
     * @throws IllegalArgumentException when its rules do not build, or a model of it does not load, is not there, or is
     *     registered as another
     */
    Strategy make(PackagedStrategy strategy, Function<PackSource, RulePack> build) {
        strategy.models().forEach(this::refuseAnother);
        StrategyDefinition definition = StrategyDefinition.parse(strategy.shadowed(), feed);
        StrategyRules rules = new StrategyRules(build.apply(strategy.rules()));
        ScoreSpec spec = definition.score().spec(part -> member(strategy, part));
        return new Strategy(definition, rules, ScoreSource.of(spec, member -> load(strategy, member)));
    }

    /** Has the database know its models, and its rules, definition and score as what is to be in force. */
    void publish(PackagedStrategy strategy, Strategy made, boolean anew) {
        strategy.models().stream()
                .sorted(Comparator.comparingInt(model -> model.card().version()))
                .forEach(model -> register(model, strategy));
        publish(ReleaseKey.rules(strategy.name()), PackKind.STRATEGY, rules(strategy), strategy, anew);
        publish(ReleaseKey.strategy(strategy.name()), null, plan(made.definition()), strategy, anew);
        publish(ReleaseKey.score(strategy.name()), null, score(made.source().spec()), strategy, anew);
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

    private void refuseAnother(PackagedStrategy.Model model) {
        StoredVersion known = registered(model).orElse(null);
        if (known != null
                && (!known.hash().equals(model.hash())
                        || !known.files()
                                .get(ModelRegistry.CARD)
                                .equals(model.card().text()))) {
            throw new IllegalArgumentException("model " + model.card().id()
                    + " is registered here already, with another file or card. Maybe give it another name");
        }
    }

    private Optional<StoredVersion> registered(PackagedStrategy.Model model) {
        return registry.version(model.card().name(), model.card().version());
    }

    /** Its models are submitted, not shipped: before it sends an order somebody has to approve them who did not bring them. */
    private void register(PackagedStrategy.Model model, PackagedStrategy strategy) {
        if (registered(model).isEmpty()) {
            registry.add(
                    model.card(),
                    model.hash(),
                    Origin.SUBMITTED,
                    strategy.origin(),
                    strategy.authors(),
                    strategy.authors().getFirst(),
                    clock.instant(),
                    model.report());
        }
        models.keep(model.card(), model.hash(), model.onnx());
    }

    /** One that it brings, or else one that is registered. */
    private ScoreSpec.Member member(PackagedStrategy strategy, ScorePlan.Part part) {
        return strategy.model(part.id())
                .map(model -> new ScoreSpec.Member(
                        part.model(),
                        part.version(),
                        model.hash(),
                        ModelRegistry.hash(model.card().text()),
                        part.weight()))
                .orElseGet(() -> registered(part));
    }

    private ScoreSpec.Member registered(ScorePlan.Part part) {
        StoredVersion found = registry.version(part.model(), part.version())
                .orElseThrow(() -> new IllegalArgumentException("no model " + part.id() + " is registered"));
        String card = ModelRegistry.hash(found.files().get(ModelRegistry.CARD));
        return new ScoreSpec.Member(part.model(), part.version(), found.hash(), card, part.weight());
    }

    private OnnxModel load(PackagedStrategy strategy, ScoreSpec.Member member) {
        return strategy.model(member.id())
                .map(model -> OnnxModel.load(model.onnx(), model.card(), FeatureEngine.SET))
                .orElseGet(() -> models.load(member));
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
