package io.traider.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text in work.
 *
 * @param revision grows with each save; 0 when nobody has begun, and the content is then that of the version in force
 * @param base number of the version that it began with; 0 when there was none
 * @param authors all who saved it, the first first; none of them may approve it
 * @param savedBy who saved it last; empty when nobody has begun
 * @param note what a reviewer who sent it back had to say; empty when nobody did
 * @param check what the last check of this very text said, {@code null} when it was not checked
 */
public record Draft(
        ReleaseKey key,
        Content content,
        long revision,
        int base,
        List<String> authors,
        String savedBy,
        @Nullable Instant savedAt,
        String note,
        @Nullable CheckReport check) {

    public Draft {
        authors = List.copyOf(authors);
    }

    /** Whether somebody has begun. */
    public boolean begun() {
        return revision > 0;
    }
}
