package io.traider.venue.binance;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.client.Patience;
import io.traider.venue.client.VenueProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A connection to Binance's combined streams. The address subscribes, so nothing needs to be said. Spot has one connection
 * for everything; USD-M futures serve books at {@code /public} and the rest at {@code /market}, so they need two.
 *
 * <p>The venue ends a connection after 24 hours and pings too seldom for us, so we ping ourselves and leave earlier.
 */
public final class BinanceClient implements VenueProtocol {

    private static final Duration LIFE = Duration.ofHours(23);
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(8), true, null, Duration.ofSeconds(2), LIFE, 100, Duration.ofMinutes(5));

    private final Venue venue;
    private final String connection;
    private final URI address;
    private final String depthAddress;
    private final List<InstrumentId> instruments;

    private BinanceClient(
            Venue venue,
            String connection,
            URI base,
            List<String> streams,
            String depthAddress,
            List<InstrumentId> instruments) {
        this.venue = venue;
        this.connection = connection;
        this.address = URI.create(base + "/stream?streams=" + streams(streams, instruments));
        this.depthAddress = depthAddress;
        this.instruments = List.copyOf(instruments);
    }

    /** Stream names are in lower case, symbols elsewhere in upper case. */
    private static String streams(List<String> streams, List<InstrumentId> instruments) {
        return instruments.stream()
                .map(instrument -> instrument.symbol().toLowerCase(Locale.ROOT))
                .flatMap(symbol -> streams.stream().map(stream -> symbol + "@" + stream))
                .collect(Collectors.joining("/"));
    }

    /**
     * The connection to spot.
     *
     * @param webSocket such as {@code wss://stream.binance.com:9443}
     * @param rest such as {@code https://api.binance.com}
     */
    public static VenueProtocol spot(URI webSocket, URI rest, List<InstrumentId> instruments) {
        return new BinanceClient(
                Venue.BINANCE,
                "market",
                webSocket,
                List.of("depth@100ms", "trade", "bookTicker"),
                rest + "/api/v3/depth?limit=1000&symbol=",
                instruments);
    }

    /**
     * The connections to USD-M futures.
     *
     * @param webSocket such as {@code wss://fstream.binance.com}
     * @param rest such as {@code https://fapi.binance.com}
     */
    public static List<VenueProtocol> futures(URI webSocket, URI rest, List<InstrumentId> instruments) {
        return List.of(
                new BinanceClient(
                        Venue.BINANCE_FUTURES,
                        "public",
                        URI.create(webSocket + "/public"),
                        List.of("depth@100ms", "bookTicker"),
                        rest + "/fapi/v1/depth?limit=1000&symbol=",
                        instruments),
                new BinanceClient(
                        Venue.BINANCE_FUTURES,
                        "market",
                        URI.create(webSocket + "/market"),
                        List.of("aggTrade", "markPrice@1s"),
                        "",
                        instruments));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public String connection() {
        return connection;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public List<InstrumentId> instruments() {
        return instruments;
    }

    @Override
    public List<String> greetings() {
        return List.of();
    }

    @Override
    public List<String> resubscription(InstrumentId instrument) {
        return List.of();
    }

    @Override
    public Optional<URI> snapshot(InstrumentId instrument) {
        return depthAddress.isEmpty() ? Optional.empty() : Optional.of(URI.create(depthAddress + instrument.symbol()));
    }

    @Override
    public Patience patience() {
        return PATIENCE;
    }
}
