package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredShadow;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import io.traider.release.ReleaseRefused.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How models stand, read out of the database. For any thread. */
final class ModelView {

    private static final int EVENTS = 200;

    private final ReleaseStore store;
    private final ModelRegistry registry;

    ModelView(ReleaseStore store, ModelRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    /**
     * Where models are and were used, each by {@link ScoreSpec.Member#id() name and version}.
     *
     * @param active strategies by model
     * @param shadow strategies by model
     * @param once models that were in force
     */
    private record Use(Map<String, List<String>> active, Map<String, List<String>> shadow, Set<String> once) {}

    /** The keys of score sources. */
    List<ReleaseKey> strategies() {
        return store.keys().keySet().stream()
                .map(ReleaseKey::parse)
                .filter(key -> key.kind() == ReleaseKind.MODEL)
                .toList();
    }

    List<RegisteredModel> list() {
        Use use = use();
        return registry.names().stream().map(name -> model(name, use)).toList();
    }

    Optional<RegisteredModel> find(String name) {
        return registry.names().contains(name) ? Optional.of(model(name, use())) : Optional.empty();
    }

    /** @throws ReleaseRefused when there is none */
    ModelVersion version(String name, int number) {
        return find(name)
                .flatMap(model -> model.version(number))
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOT_FOUND,
                        "no version " + number + " of a model '" + name + "'. Maybe one of " + registry.names()));
    }

    private RegisteredModel model(String name, Use use) {
        List<Review> reviews = registry.reviews(name);
        return new RegisteredModel(
                name,
                registry.versions(name).stream()
                        .map(version -> version(version, reviews, use))
                        .toList(),
                store.events(ModelRegistry.key(name), EVENTS));
    }

    private static ModelVersion version(StoredVersion stored, List<Review> all, Use use) {
        ModelCard card = ModelCard.parse(stored.files().getOrDefault(ModelRegistry.CARD, ""));
        List<Review> reviews = all.stream()
                .filter(review -> review.version() == stored.number())
                .toList();
        String report = stored.report();
        return new ModelVersion(
                card,
                stored.hash(),
                stored.authors(),
                stored.origin() == Origin.SHIPPED,
                stored.comment(),
                stored.by(),
                stored.at(),
                report == null ? null : ReleaseJson.read(report, ModelReport.class),
                state(card.id(), stored.origin(), reviews, use),
                reviews,
                use.active().getOrDefault(card.id(), List.of()),
                use.shadow().getOrDefault(card.id(), List.of()));
    }

    private static ModelVersion.State state(String id, Origin origin, List<Review> reviews, Use use) {
        if (use.active().containsKey(id)) {
            return ModelVersion.State.ACTIVE;
        }
        if (use.shadow().containsKey(id)) {
            return ModelVersion.State.SHADOW;
        }
        if (use.once().contains(id)) {
            return ModelVersion.State.RETIRED;
        }
        if (origin == Origin.SHIPPED || !reviews.isEmpty() && reviews.getLast().approved()) {
            return ModelVersion.State.APPROVED;
        }
        return reviews.isEmpty() ? ModelVersion.State.IN_REVIEW : ModelVersion.State.SENT_BACK;
    }

    private Use use() {
        Use use = new Use(new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>());
        List<StoredShadow> shadows = store.publications().shadows();
        for (ReleaseKey key : strategies()) {
            for (Publication each : store.publications().list(key.toString())) {
                if (each.inForceAt() != null) {
                    members(key, each.version()).forEach(member -> use.once().add(member));
                }
                if (each.state() == State.IN_FORCE) {
                    members(key, each.version()).forEach(member -> add(use.active(), member, key));
                }
            }
            shadows.stream()
                    .filter(shadow -> shadow.key().equals(key.toString()))
                    .flatMap(shadow -> members(key, shadow.version()).stream())
                    .forEach(member -> add(use.shadow(), member, key));
        }
        return use;
    }

    private static void add(Map<String, List<String>> all, String member, ReleaseKey key) {
        all.computeIfAbsent(member, _ -> new ArrayList<>()).add(key.name());
    }

    private List<String> members(ReleaseKey key, int version) {
        return store.version(key.toString(), version)
                .map(stored -> ScoreSpec.parse(stored.files().getOrDefault(Content.SCORE, "")).members().stream()
                        .map(ScoreSpec.Member::id)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
