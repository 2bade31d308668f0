package io.traider.venue.live;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.binance.BinanceClient;
import io.traider.venue.client.VenueProtocol;
import io.traider.venue.coinbase.CoinbaseClient;
import io.traider.venue.kraken.KrakenClient;
import io.traider.venue.kraken.KrakenFuturesClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the venues are.
 *
 * @param webSocket of each venue, without what a subscription adds to it
 * @param rest of those venues whose books need it, without a path
 */
@ConfigurationProperties("traider.venues")
public record Endpoints(Map<Venue, URI> webSocket, Map<Venue, URI> rest) {

    public Endpoints {
        webSocket = Map.copyOf(webSocket);
        rest = Map.copyOf(rest);
    }

    /**
     * The connections that the instruments need, by venue.
     *
     * @throws IllegalArgumentException when a venue's address is missing
     */
    public List<VenueProtocol> connections(Collection<InstrumentId> instruments) {
        List<VenueProtocol> all = new ArrayList<>();
        for (Venue venue : Venue.values()) {
            List<InstrumentId> listed = instruments.stream()
                    .filter(instrument -> instrument.venue() == venue)
                    .sorted()
                    .toList();
            if (!listed.isEmpty()) {
                all.addAll(connections(venue, listed));
            }
        }
        return all;
    }

    private List<VenueProtocol> connections(Venue venue, List<InstrumentId> listed) {
        URI address = of(webSocket, venue, "web-socket");
        return switch (venue) {
            case COINBASE -> List.of(new CoinbaseClient(address, listed));
            case BINANCE -> List.of(BinanceClient.spot(address, of(rest, venue, "rest"), listed));
            case BINANCE_FUTURES -> BinanceClient.futures(address, of(rest, venue, "rest"), listed);
            case KRAKEN -> List.of(new KrakenClient(address, listed));
            case KRAKEN_FUTURES -> List.of(new KrakenFuturesClient(address, listed));
        };
    }

    private static URI of(Map<Venue, URI> addresses, Venue venue, String kind) {
        URI address = addresses.get(venue);
        if (address == null) {
            throw new IllegalArgumentException("no address for " + venue + ". Maybe set traider.venues." + kind + "."
                    + venue.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return address;
    }
}
