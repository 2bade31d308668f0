package io.traider.journal.release;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A text in work, as it is kept.
 *
 * @param base number of the version that it began with; 0 when there was none
 * @param note of who sent it back; empty when nobody did
 */
public record StoredDraft(
        String key,
        SortedMap<String, String> files,
        long revision,
        int base,
        List<String> authors,
        String by,
        Instant at,
        String note) {

    public StoredDraft {
        authors = List.copyOf(authors);
    }

    /** One save of it. */
    public record Revision(long revision, SortedMap<String, String> files, String by, Instant at) {}

    /** SHA-256 of all files. */
    public String contentHash() {
        return ContentHash.of(files);
    }
}
