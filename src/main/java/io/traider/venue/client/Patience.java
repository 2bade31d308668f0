package io.traider.venue.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is kept, and when it is given up.
 *
 * @param silence after so long without a sign of life it is dead
 * @param pongsCount whether the answer to our ping is a sign of life; not where the venue sends heartbeats, which say more
 * @param keepAlive message that the venue wants to hear now and then; {@code null} for a WebSocket ping
 * @param every how often it is sent
 * @param life when it is replaced although it is well; {@link #FOREVER} for never
 * @param connects how often a client may connect within {@code window}
 */
public record Patience(
        Duration silence,
        boolean pongsCount,
        @Nullable String keepAlive,
        Duration every,
        Duration life,
        int connects,
        Duration window) {

    /** A life without an end. */
    public static final Duration FOREVER = Duration.ofDays(36_500);
}
