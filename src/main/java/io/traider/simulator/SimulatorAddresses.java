package io.traider.simulator;

import io.traider.domain.Venue;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the simulated venues live: the counterparts of the real venues' base addresses, to which a client adds the same
 * paths.
 *
 * @param port on loopback
 */
public record SimulatorAddresses(int port) {

    /**
     * The counterpart of {@code wss://advanced-trade-ws.coinbase.com}, {@code wss://stream.binance.com:9443} (add
     * {@code /ws} or {@code /stream}), {@code wss://fstream.binance.com} (add {@code /public} or {@code /market}, then the
     * same), {@code wss://ws.kraken.com/v2} or {@code wss://futures.kraken.com/ws/v1}.
     */
    public URI webSocket(Venue venue) {
        return switch (venue) {
            case COINBASE, BINANCE, BINANCE_FUTURES -> URI.create("ws://127.0.0.1:" + port + path(venue));
            case KRAKEN -> URI.create("ws://127.0.0.1:" + port + path(venue) + "/v2");
            case KRAKEN_FUTURES -> URI.create("ws://127.0.0.1:" + port + path(venue) + "/ws/v1");
        };
    }

    /**
     * The counterpart of {@code https://api.binance.com} (add {@code /api/v3/depth}) or {@code https://fapi.binance.com}
     * (add {@code /fapi/v1/depth}); empty for venues whose market data needs no REST.
     */
    public Optional<URI> rest(Venue venue) {
        return switch (venue) {
            case BINANCE, BINANCE_FUTURES -> Optional.of(URI.create("http://127.0.0.1:" + port + path(venue)));
            case COINBASE, KRAKEN, KRAKEN_FUTURES -> Optional.empty();
        };
    }

    private static String path(Venue venue) {
        return "/" + venue.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
