package io.traider.journal.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package of a strategy as it is kept, without its file.
 *
 * @param name of the strategy
 * @param hash SHA-256 of the file, hexadecimal
 * @param publisher as whoever trusted the key knows them
 * @param rerun how it did on this platform's simulated market, JSON; {@code null} before it was measured
 * @param installedAt {@code null} when nobody wanted it
 * @param startedAt when the platform first began with it; {@code null} before
 * @param removedAt {@code null} while it is wanted
 * @param problem why it did not come in at the last start; empty when it did, or there was none
 */
public record StoredPackage(
        long id,
        String name,
        int version,
        String summary,
        String hash,
        String publisher,
        String importedBy,
        Instant importedAt,
        @Nullable String rerun,
        @Nullable String installedBy,
        @Nullable Instant installedAt,
        @Nullable Instant startedAt,
        @Nullable String removedBy,
        @Nullable Instant removedAt,
        String problem) {

    /** Whether the platform begins with it. */
    public boolean installed() {
        return installedAt != null && removedAt == null;
    }
}
