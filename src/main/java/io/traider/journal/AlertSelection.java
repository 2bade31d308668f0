package io.traider.journal;

import io.traider.domain.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted; a part that is {@code null} does not restrict.
 *
 * @param lasts whether they last or have ended
 * @param fromNanos first moment at which they may have been raised, nanoseconds since the Unix epoch
 * @param toNanos first moment that is too late
 */
public record AlertSelection(
        @Nullable AlertKind kind,
        @Nullable String account,
        @Nullable String code,
        @Nullable Boolean lasts,
        @Nullable Long fromNanos,
        @Nullable Long toNanos) {

    /** Every alert. */
    public static final AlertSelection ALL = new AlertSelection(null, null, null, null, null, null);
}
