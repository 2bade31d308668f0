package io.traider.venue.coinbase;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.client.Patience;
import io.traider.venue.client.Subscriptions;
import io.traider.venue.client.VenueProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A connection to Coinbase Advanced Trade. One channel a message; the first within five seconds of connecting, else the
 * venue hangs up. Heartbeats come every second and keep quiet channels open.
 *
 * @param address of the market data WebSocket
 */
public record CoinbaseClient(URI address, List<InstrumentId> instruments) implements VenueProtocol {

    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(5), false, null, Duration.ofSeconds(20), Patience.FOREVER, 6, Duration.ofSeconds(1));

    @Override
    public Venue venue() {
        return Venue.COINBASE;
    }

    @Override
    public String connection() {
        return "market";
    }

    @Override
    public List<String> greetings() {
        return List.of(
                "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
                channel("subscribe", "level2", instruments),
                channel("subscribe", "market_trades", instruments));
    }

    @Override
    public List<String> resubscription(InstrumentId instrument) {
        List<InstrumentId> one = List.of(instrument);
        return List.of(channel("unsubscribe", "level2", one), channel("subscribe", "level2", one));
    }

    private static String channel(String type, String channel, List<InstrumentId> products) {
        return "{\"type\":\"" + type + "\",\"channel\":\"" + channel + "\",\"product_ids\":"
                + Subscriptions.array(products) + "}";
    }

    @Override
    public Patience patience() {
        return PATIENCE;
    }
}
