package io.traider.journal.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when. Never changes.
 *
 * @param id from 1 on without a gap
 * @param key for example {@code rules:pretrade}
 * @param version which it is about, {@code null} when about none
 * @param what a stable word, for example {@code SUBMITTED}
 * @param detail in words; may be empty
 * @param hash of this and everything before, hexadecimal
 */
public record ReleaseEvent(
        long id,
        String key,
        @Nullable Integer version,
        String what,
        String by,
        Instant at,
        String detail,
        String hash) {}
