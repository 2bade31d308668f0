package io.traider.release;

import io.traider.feature.FeatureEngine;
import io.traider.journal.ArtefactStore;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import java.util.Optional;

/** The versions of models that the registry has, for those who run them. Blocking; for any thread. */
public final class RegisteredModels {

    private final ReleaseStore store;
    private final ModelRegistry registry;
    private final KeptModels kept;

    /** @param artefacts where their files are */
    public RegisteredModels(ReleaseStore store, ArtefactStore artefacts) {
        this.store = store;
        this.registry = new ModelRegistry(store);
        this.kept = new KeptModels(registry, artefacts);
    }

    /**
     * A version, loaded; its caller closes it. Empty when there is none.
     *
     * @throws IllegalArgumentException when its file is not kept, or does not load any more
     */
    public Optional<OnnxModel> load(String name, int version) {
        return registry.version(name, version).map(this::load);
    }

    /**
     * A version of what a strategy's score comes from, loaded; its caller closes it. Empty when there is none.
     *
     * @throws IllegalArgumentException when a model of it is not kept, or does not load any more
     */
    public Optional<ScoreSource> score(String strategy, int version) {
        return store.version(ReleaseKey.score(strategy).toString(), version)
                .map(found -> ScoreSpec.parse(found.files().getOrDefault(Content.SCORE, "")))
                .map(spec -> ScoreSource.of(spec, kept::load));
    }

    private OnnxModel load(StoredVersion version) {
        ModelCard card = ModelCard.parse(version.files().getOrDefault(ModelRegistry.CARD, ""));
        return OnnxModel.load(kept.onnx(card.id(), version.hash()), card, FeatureEngine.SET);
    }
}
