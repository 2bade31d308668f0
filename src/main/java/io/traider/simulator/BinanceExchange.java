package io.traider.simulator;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.traider.domain.Venue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Binance spot or USD-M futures: streams, subscribed to in the address or by message, and depth snapshots over REST. Since
 * 2026 the futures streams live at two addresses, one for books and one for the rest.
 */
final class BinanceExchange extends Exchange {

    private final Map<String, BinancePit> pits = new LinkedHashMap<>();
    private final Map<String, Topic> streams = new LinkedHashMap<>();
    private final MarketClock clock;
    private final String root;
    private final String api;
    private final boolean futures;

    private BinanceExchange(Venue venue, SimulatorMarket market, String root, String api) {
        super(venue);
        this.root = root;
        this.api = root + api;
        futures = venue == Venue.BINANCE_FUTURES;
        clock = market.clock();
        FrameWriter writer = new FrameWriter();
        for (Maker maker : market.makers()) {
            Pit pit = maker.pit();
            if (pit.listing().venue() == venue) {
                BinancePit wire = new BinancePit(pit, maker.contract(), faults(), clock, writer);
                pit.listen(wire);
                pits.put(pit.listing().symbol(), wire);
                streams.putAll(wire.streams());
            }
        }
    }

    static BinanceExchange spot(SimulatorMarket market) {
        return new BinanceExchange(Venue.BINANCE, market, "/binance", "/api/v3");
    }

    static BinanceExchange futures(SimulatorMarket market) {
        return new BinanceExchange(Venue.BINANCE_FUTURES, market, "/binance-futures", "/fapi/v1");
    }

    @Override
    @Nullable
    Session accept(Channel channel, QueryStringDecoder address) {
        String path = address.path();
        if (!futures) {
            return session(channel, address, root, stream -> true);
        }
        if (path.startsWith(root + "/public/")) {
            return session(channel, address, root + "/public", BinanceExchange::bookStream);
        }
        return session(channel, address, root + "/market", stream -> !bookStream(stream));
    }

    private static boolean bookStream(String stream) {
        return stream.contains("@depth") || stream.contains("@bookTicker");
    }

    private @Nullable Session session(
            Channel channel, QueryStringDecoder address, String base, Predicate<String> served) {
        String path = address.path();
        if (path.equals(base + "/stream")) {
            List<String> named = address.parameters().getOrDefault("streams", List.of()).stream()
                    .flatMap(streams -> List.of(streams.split("/")).stream())
                    .toList();
            return new BinanceSession(channel, faults(), streams, served, true, named);
        }
        if (path.equals(base + "/ws") || path.startsWith(base + "/ws/")) {
            String rest = path.substring(Math.min(path.length(), (base + "/ws/").length()));
            List<String> named = rest.isEmpty() ? List.of() : List.of(rest.split("/"));
            return new BinanceSession(channel, faults(), streams, served, false, named);
        }
        return null;
    }

    @Override
    @Nullable
    RestAnswer answer(QueryStringDecoder address) {
        if (!address.path().startsWith(api + "/")) {
            return null;
        }
        return switch (address.path().substring(api.length())) {
            case "/ping" -> RestAnswer.of(200, "{}");
            case "/time" -> RestAnswer.of(200, "{\"serverTime\":" + clock.nanos() / 1_000_000 + "}");
            case "/depth" -> depth(address.parameters());
            case "/fundingInfo" -> futures ? fundingInfo() : null;
            default -> null;
        };
    }

    private RestAnswer depth(Map<String, List<String>> parameters) {
        String symbol = parameters.getOrDefault("symbol", List.of("")).getFirst();
        if (symbol.isEmpty()) {
            return RestAnswer.of(
                    400,
                    "{\"code\":-1102,\"msg\":\"Mandatory parameter 'symbol' was not sent, was"
                            + " empty/null, or malformed.\"}");
        }
        BinancePit pit = pits.get(symbol);
        if (pit == null) {
            return RestAnswer.of(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        }
        int limit = limit(parameters
                .getOrDefault("limit", List.of(futures ? "500" : "100"))
                .getFirst());
        if (limit < 1) {
            return RestAnswer.of(400, "{\"code\":-1130,\"msg\":\"Data sent for parameter 'limit' is not valid.\"}");
        }
        return new RestAnswer(200, pit.snapshot(limit), limit <= 100 ? 5 : limit <= 500 ? 25 : 50);
    }

    private static int limit(String written) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            return -1; // answered as the venue answers it
        }
    }

    /** Only what differs from eight hours, as the venue has it. */
    private RestAnswer fundingInfo() {
        List<String> adjusted = pits.values().stream()
                .filter(pit -> pit.fundingHours() != 8)
                .map(pit -> "{\"symbol\":\"" + pit.symbol() + "\",\"adjustedFundingRateCap\":\"0.00750000\","
                        + "\"adjustedFundingRateFloor\":\"-0.00750000\",\"fundingIntervalHours\":" + pit.fundingHours()
                        + ",\"disclaimer\":false}")
                .toList();
        return RestAnswer.of(200, "[" + String.join(",", adjusted) + "]");
    }

    @Override
    int mostMessages() {
        return futures ? 10 : 5;
    }

    @Override
    void stepped(long nanos) {
        for (BinancePit pit : pits.values()) {
            pit.stepped(nanos);
        }
    }

    /** Pings every 20 s with a minute's patience, futures every three minutes with ten. */
    @Override
    void second(long now) {
        for (Session session : List.copyOf(sessions())) {
            session.ping(futures ? 180 : 20, futures ? 600 : 60, now);
        }
    }
}
