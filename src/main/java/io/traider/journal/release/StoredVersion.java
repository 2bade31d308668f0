package io.traider.journal.release;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A text that never changes again, as it is kept.
 *
 * @param key for example {@code rules:pretrade}
 * @param number from 1 on for each key; 0 of one that is to be added
 * @param hash of what decides, hexadecimal
 * @param files text by file name
 * @param authors all who wrote on it, {@code by} among them
 * @param report what its check said, JSON; {@code null} when there was none
 * @param simulation number of the attached one
 */
public record StoredVersion(
        String key,
        int number,
        String hash,
        SortedMap<String, String> files,
        List<String> authors,
        Origin origin,
        String comment,
        String by,
        Instant at,
        @Nullable String report,
        @Nullable Long simulation) {

    public StoredVersion {
        authors = List.copyOf(authors);
    }

    /** How it came here. */
    public enum Origin {
        SHIPPED,
        SUBMITTED,
        EMERGENCY
    }

    /** The same with a simulation attached, or without one. */
    public StoredVersion with(@Nullable Long attached) {
        return new StoredVersion(key, number, hash, files, authors, origin, comment, by, at, report, attached);
    }

    /** SHA-256 of all files, scenarios included. */
    public String contentHash() {
        return ContentHash.of(files);
    }
}
