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
 * A connection to Kraken Futures, WebSocket v1. It wants a ping at least every minute.
 *
 * @param address of the public WebSocket
 */
public record KrakenFuturesClient(URI address, List<InstrumentId> instruments) implements VenueProtocol {

    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(8), true, null, Duration.ofSeconds(2), Patience.FOREVER, 100, Duration.ofMinutes(10));

    @Override
    public Venue venue() {
        return Venue.KRAKEN_FUTURES;
    }

    @Override
    public String connection() {
        return "public";
    }

    @Override
    public List<String> greetings() {
        return List.of(
                "{\"event\":\"subscribe\",\"feed\":\"heartbeat\"}",
                feed("subscribe", "book", instruments),
                feed("subscribe", "trade", instruments),
                feed("subscribe", "ticker", instruments));
    }

    @Override
    public List<String> resubscription(InstrumentId instrument) {
        List<InstrumentId> one = List.of(instrument);
        return List.of(feed("unsubscribe", "book", one), feed("subscribe", "book", one));
    }

    private static String feed(String event, String feed, List<InstrumentId> products) {
        return "{\"event\":\"" + event + "\",\"feed\":\"" + feed + "\",\"product_ids\":" + Subscriptions.array(products)
                + "}";
    }

    @Override
    public Patience patience() {
        return PATIENCE;
    }
}
