package io.traider.engine;

import org.jspecify.annotations.Nullable;

/** Where artefacts of earlier times are found. */
@FunctionalInterface
public interface Kept {

    /** The artefact of a kind and name that has a content hash; {@code null} when it is not kept. */
    @Nullable
    Artefact find(String key, String hash);
}
