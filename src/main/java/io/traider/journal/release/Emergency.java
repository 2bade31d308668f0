package io.traider.journal.release;

import org.jspecify.annotations.Nullable;

/**
 * A version that was published in an emergency and is not settled.
 *
 * @param by who published it
 * @param reason why there was no time
 * @param inForce whether it is, or is about to be
 * @param rejectedBy who did not approve it; {@code null} while nobody has looked
 * @param remark of that person
 */
public record Emergency(
        String key,
        int version,
        String by,
        String reason,
        boolean inForce,
        @Nullable String rejectedBy,
        @Nullable String remark) {}
