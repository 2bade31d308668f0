package io.traider.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A versioned artefact as it is kept, so that what was in force once can be in force again in a replay.
 *
 * @param key kind and name as {@link EngineSetup#versions()} has them, for example {@code rules:pretrade}
 * @param hash its content hash
 * @param files content by file name
 */
public record Artefact(String key, String hash, SortedMap<String, byte[]> files) {

    public Artefact {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
