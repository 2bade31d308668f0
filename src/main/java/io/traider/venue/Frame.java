package io.traider.venue;

import io.traider.domain.Venue;

/**
 * One thing that happened on a connection to a venue.
 *
 * @param venue whose connection
 * @param connection names the connection within its venue, for example {@code depth-1}; each has its own order and handler
 * @param kind what happened
 * @param subject the address asked, for {@link Kind#REST} and {@link Kind#OPENED}; empty otherwise
 * @param receivedNanos arrival by our clock, nanoseconds since the Unix epoch
 * @param payload the message or answer, exactly as received; not to be changed; empty for opened and closed
 */
public record Frame(Venue venue, String connection, Kind kind, String subject, long receivedNanos, byte[] payload) {

    /** What a frame is. */
    public enum Kind {
        /** The connection was opened: sequence numbers start anew. */
        OPENED,
        /** A message of the venue. */
        MESSAGE,
        /** A REST answer that belongs to this feed, such as a depth snapshot. */
        REST,
        /** The connection ended: every book it carried is stale. */
        CLOSED
    }
}
