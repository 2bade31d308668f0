package io.traider.venue.client;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.net.URI;
import java.util.List;

/**
 * How a connection does at one moment.
 *
 * @param host that it goes to
 * @param open whether messages can come
 * @param reason why it is not open; empty when it is
 * @param connects times that it was opened
 * @param failures attempts that failed
 */
public record ConnectionHealth(
        Venue venue,
        String connection,
        String host,
        List<InstrumentId> instruments,
        boolean open,
        String reason,
        long connects,
        long failures) {

    static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
