package io.traider.venue.client;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What there is to know of one kind of connection to a venue. Immutable. */
public interface VenueProtocol {

    Venue venue();

    /** Names the connection within its venue; the same after a reconnect. */
    String connection();

    /** Where to connect, with what the venue wants to see in the address. */
    URI address();

    /** What is subscribed to. */
    List<InstrumentId> instruments();

    /** What is said once the connection is open, one message after the other. */
    List<String> greetings();

    /** What is said to get a new snapshot of an instrument's book; empty where only a new connection brings one. */
    List<String> resubscription(InstrumentId instrument);

    /** Where a snapshot of an instrument's book is fetched; empty where it comes over the connection. */
    default Optional<URI> snapshot(InstrumentId instrument) {
        return Optional.empty();
    }

    /** Whether an instrument's book comes over this connection. */
    default boolean carriesBook(InstrumentId instrument) {
        return snapshot(instrument).isPresent() || !resubscription(instrument).isEmpty();
    }

    Patience patience();
}
