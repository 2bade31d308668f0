package io.traider.release;

import io.traider.journal.release.Refused;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of models, each as the platform first saw it: the card, the hash of the file and what its check said. The
 * number of a version is that on its card. Blocking; for any thread.
 */
final class ModelRegistry {

    /** The file of a version that is the model's card. */
    static final String CARD = "card.yml";

    private static final Logger LOG = System.getLogger(ModelRegistry.class.getName());
    private static final String PREFIX = "onnx:";
    private static final String FILE = "model.sha256";

    private final ReleaseStore store;

    ModelRegistry(ReleaseStore store) {
        this.store = store;
    }

    /** SHA-256 of a text, hexadecimal. */
    static String hash(String text) {
        return OnnxModel.hashOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How the database names a model. */
    static String key(String name) {
        return PREFIX + name;
    }

    /** By name. */
    List<String> names() {
        return store.models().stream()
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }

    /** The latest first; empty when there is no such model. */
    List<StoredVersion> versions(String name) {
        return store.versions(key(name));
    }

    Optional<StoredVersion> version(String name, int number) {
        return store.version(key(name), number);
    }

    List<Review> reviews(String name) {
        return store.reviews(key(name));
    }

    /** Makes a model known that comes with the platform, unless it is. */
    void ship(ModelCard card, String hash, Instant now) {
        StoredVersion known = version(card.name(), card.version()).orElse(null);
        if (known == null && versions(card.name()).size() == card.version() - 1) {
            add(card, hash, Origin.SHIPPED, "", List.of(ReleaseStart.SHIPPED), ReleaseStart.SHIPPED, now, null);
        } else if (known == null || !known.hash().equals(hash)) {
            LOG.log(
                    Level.WARNING,
                    "model " + card.id() + " as it ships now is not registered, since people submitted another of its"
                            + " name");
        }
    }

    /**
     * Adds a version, which must follow the last one of its name.
     *
     * @param authors who may not approve it, {@code by} among them
     * @param report JSON, {@code null} when it was not checked here
     * @throws Refused when it does not follow
     */
    StoredVersion add(
            ModelCard card,
            String hash,
            Origin origin,
            String comment,
            List<String> authors,
            String by,
            Instant now,
            @Nullable String report) {
        store.add(key(card.name()), null);
        SortedMap<String, String> files = new TreeMap<>();
        files.put(CARD, card.text());
        files.put(FILE, hash + "\n");
        return store.add(
                new StoredVersion(key(card.name()), 0, hash, files, authors, origin, comment, by, now, report, null),
                card.version());
    }
}
