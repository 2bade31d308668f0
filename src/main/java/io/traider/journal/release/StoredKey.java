package io.traider.journal.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's key that somebody trusted.
 *
 * @param bytes 32
 * @param name of the publisher, as whoever trusted it knows them
 * @param distrustedBy {@code null} while it is trusted
 * @param distrustedAt {@code null} while it is trusted
 */
public record StoredKey(
        long id,
        byte[] bytes,
        String name,
        String trustedBy,
        Instant trustedAt,
        @Nullable String distrustedBy,
        @Nullable Instant distrustedAt) {

    /** Whether it is trusted now. */
    public boolean trusted() {
        return distrustedAt == null;
    }
}
