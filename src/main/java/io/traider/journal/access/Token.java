package io.traider.journal.access;

import io.traider.domain.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of an API client; never the secret itself.
 *
 * @param user for whom it acts
 * @param roles what its user may do at present; empty when the user is disabled
 * @param label what its maker wrote about it
 * @param createdBy who made it
 * @param expires {@code null} for never
 * @param lastUsed to the minute; {@code null} before the first time
 * @param revoked since when it is of no use; {@code null} while it is
 */
public record Token(
        long id,
        String user,
        Set<Role> roles,
        String label,
        Instant created,
        String createdBy,
        @Nullable Instant expires,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    /** Whether it opens the door at that time. */
    public boolean valid(Instant at) {
        return revoked == null && (expires == null || at.isBefore(expires)) && !roles.isEmpty();
    }

    /**
     * A token just made.
     *
     * @param secret what the client sends; shown once, kept nowhere
     */
    public record Issued(Token token, String secret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }
}
