package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.feature.FeatureEngine;
import io.traider.journal.ArtefactStore;
import io.traider.journal.release.StoredVersion;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSpec;
import java.util.SortedMap;

/** The files of models by what a score source says of them. Blocking; for any thread. */
final class KeptModels {

    private final ModelRegistry registry;
    private final ArtefactStore artefacts;

    KeptModels(ModelRegistry registry, ArtefactStore artefacts) {
        this.registry = registry;
        this.artefacts = artefacts;
    }

    /** Keeps a model's file for sessions and replays, unless it is kept already. */
    void keep(ModelCard card, String hash, byte[] onnx) {
        Artefact kept = Artefacts.model(card.id(), hash, onnx, card.text());
        artefacts.keep(kept.key(), kept.hash(), kept.files());
    }

    /**
     * A model, loaded; its caller closes it.
     *
     * @throws IllegalArgumentException when it is not kept, or does not load any more
     */
    OnnxModel load(ScoreSpec.Member member) {
        return OnnxModel.load(onnx(member.id(), member.sha256()), ModelCard.parse(card(member)), FeatureEngine.SET);
    }

    /**
     * A model's file.
     *
     * @throws IllegalArgumentException when it is not kept
     */
    byte[] onnx(String id, String hash) {
        String key = ReleaseKind.MODEL.key(id);
        SortedMap<String, byte[]> files = artefacts.find(key, hash);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no model " + id + " with hash " + hash + " is kept");
        }
        return Artefacts.onnx(new Artefact(key, hash, files));
    }

    /**
     * The text of a member's card, which the registry has.
     *
     * @throws IllegalArgumentException when the registry has no such version, or with another card
     */
    String card(ScoreSpec.Member member) {
        String card = registry.version(member.model(), member.version())
                .filter(version -> version.hash().equals(member.sha256()))
                .map(StoredVersion::files)
                .map(files -> files.getOrDefault(ModelRegistry.CARD, ""))
                .orElseThrow(() -> new IllegalArgumentException("no model " + member.id() + " with hash "
                        + member.sha256() + " is registered. Maybe submit it first"));
        String hash = ModelRegistry.hash(card);
        if (!hash.equals(member.card())) {
            throw new IllegalArgumentException(
                    "the card of " + member.id() + " has hash " + hash + ", not " + member.card());
        }
        return card;
    }
}
