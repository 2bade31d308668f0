package io.traider.venue.kraken;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.client.Patience;
import io.traider.venue.client.Subscriptions;
import io.traider.venue.client.VenueProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A connection to Kraken spot, WebSocket v2. A heartbeat comes every second in which nothing else does. Kraken's front lets
 * a client connect about 150 times in ten minutes and then shuts it out for as long.
 *
 * @param address of the public WebSocket
 */
public record KrakenClient(URI address, List<InstrumentId> instruments) implements VenueProtocol {

    /** Levels a side that are subscribed to. */
    static final int DEPTH = 25;

    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(5),
            false,
            "{\"method\":\"ping\"}",
            Duration.ofSeconds(25),
            Patience.FOREVER,
            100,
            Duration.ofMinutes(10));

    @Override
    public Venue venue() {
        return Venue.KRAKEN;
    }

    @Override
    public String connection() {
        return "public";
    }

    @Override
    public List<String> greetings() {
        return List.of(book("subscribe", instruments), trade(instruments));
    }

    @Override
    public List<String> resubscription(InstrumentId instrument) {
        List<InstrumentId> one = List.of(instrument);
        return List.of(book("unsubscribe", one), book("subscribe", one));
    }

    private static String book(String method, List<InstrumentId> symbols) {
        return "{\"method\":\"" + method + "\",\"params\":{\"channel\":\"book\",\"symbol\":"
                + Subscriptions.array(symbols) + ",\"depth\":" + DEPTH
                + (method.equals("subscribe") ? ",\"snapshot\":true" : "") + "}}";
    }

    private static String trade(List<InstrumentId> symbols) {
        return "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":" + Subscriptions.array(symbols)
                + ",\"snapshot\":true}}";
    }

    @Override
    public Patience patience() {
        return PATIENCE;
    }
}
