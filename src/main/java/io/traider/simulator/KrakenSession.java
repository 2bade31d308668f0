package io.traider.simulator;

import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of Kraken's spot WebSocket: what it asks for and what it is answered. */
final class KrakenSession extends Session {

    private static final Set<Integer> DEPTHS = Set.of(10, 25, 100, 500, 1000);
    private static final int DEFAULT_DEPTH = 10;

    private final Map<String, KrakenPit> pits;
    private final MarketClock clock;
    private final long connection;

    KrakenSession(Channel channel, FaultDesk faults, Map<String, KrakenPit> pits, MarketClock clock, long connection) {
        super(channel, faults);
        this.pits = pits;
        this.clock = clock;
        this.connection = connection;
    }

    @Override
    void opened() {
        tell("{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\",\"system\":\"online\","
                + "\"api_version\":\"v2\",\"connection_id\":" + connection + "}]}");
    }

    boolean subscribed() {
        return pits.values().stream().anyMatch(pit -> pit.follows(this));
    }

    @Override
    boolean follows(String symbol) {
        KrakenPit pit = pits.get(symbol);
        return pit != null && pit.follows(this);
    }

    @Override
    void closed() {
        pits.values().forEach(pit -> pit.leave(this));
    }

    @Override
    void garbled(String text) {
        tell("{\"error\":\"Malformed request\",\"method\":\"error\",\"success\":false" + times() + "}");
    }

    @Override
    void received(JsonNode request) {
        String method = request.path("method").asString("");
        switch (method) {
            case "ping" -> tell("{\"method\":\"pong\"" + requestId(request) + times() + "}");
            case "subscribe", "unsubscribe" -> change(method, request);
            default -> garbled(request.toString());
        }
    }

    private void change(String method, JsonNode request) {
        JsonNode params = request.path("params");
        List<String> symbols = new ArrayList<>();
        params.path("symbol").forEach(symbol -> symbols.add(symbol.asString("")));
        if (symbols.isEmpty()) {
            refuse(method, request, null, "Symbol(s) missing");
        }
        for (String symbol : symbols) {
            change(method, request, symbol);
        }
    }

    private void change(String method, JsonNode request, String symbol) {
        JsonNode params = request.path("params");
        KrakenPit pit = pits.get(symbol);
        int depth = params.path("depth").asInt(DEFAULT_DEPTH);
        if (pit == null) {
            refuse(method, request, symbol, "Currency pair not supported " + symbol);
            return;
        }
        switch (params.path("channel").asString("")) {
            case "book" -> {
                if (DEPTHS.contains(depth)) {
                    book(method, request, pit, symbol, depth);
                } else {
                    refuse(method, request, symbol, "Depth not supported, must be one of 10, 25, 100, 500, 1000");
                }
            }
            case "trade" -> trade(method, request, pit, symbol);
            default -> refuse(method, request, symbol, "Channel not supported");
        }
    }

    private void book(String method, JsonNode request, KrakenPit pit, String symbol, int depth) {
        boolean snapshot = request.path("params").path("snapshot").asBoolean(true);
        String result = "{\"channel\":\"book\",\"depth\":" + depth + ",\"snapshot\":" + snapshot + ",\"symbol\":\""
                + symbol + "\"}";
        Topic topic = pit.book(depth).topic();
        if (method.equals("unsubscribe")) {
            leave(request, symbol, topic, result);
        } else if (topic.has(this)) {
            refuse(method, request, symbol, "Already subscribed");
        } else {
            acknowledge(method, request, result);
            Message first = pit.bookSnapshot(depth);
            topic.add(this);
            if (snapshot) {
                deliver(first, symbol);
            }
        }
    }

    private void trade(String method, JsonNode request, KrakenPit pit, String symbol) {
        boolean snapshot = request.path("params").path("snapshot").asBoolean(false);
        String result = "{\"channel\":\"trade\",\"snapshot\":" + snapshot + ",\"symbol\":\"" + symbol + "\"}";
        if (method.equals("unsubscribe")) {
            leave(request, symbol, pit.trades(), result);
        } else if (pit.trades().add(this)) {
            acknowledge(method, request, result);
            if (snapshot) {
                deliver(pit.tradeSnapshot(), symbol);
            }
        } else {
            refuse(method, request, symbol, "Already subscribed");
        }
    }

    private void leave(JsonNode request, String symbol, Topic topic, String result) {
        if (topic.remove(this)) {
            acknowledge("unsubscribe", request, result);
        } else {
            refuse("unsubscribe", request, symbol, "Subscription Not Found");
        }
    }

    private void acknowledge(String method, JsonNode request, String result) {
        tell("{\"method\":\"" + method + "\",\"result\":" + result + ",\"success\":true" + times() + requestId(request)
                + "}");
    }

    private void refuse(String method, JsonNode request, @Nullable String symbol, String error) {
        String about = symbol == null ? "" : ",\"symbol\":" + JsonText.quoted(symbol);
        tell("{\"error\":" + JsonText.quoted(error) + ",\"method\":\"" + method + "\",\"success\":false" + about
                + times() + requestId(request) + "}");
    }

    private static String requestId(JsonNode request) {
        return request.path("req_id").isIntegralNumber()
                ? ",\"req_id\":" + request.path("req_id").asLong()
                : "";
    }

    private String times() {
        FrameWriter writer = new FrameWriter();
        writer.text(",\"time_in\":\"").time(clock.nanos(), 6);
        writer.text("\",\"time_out\":\"").time(clock.nanos() + 40_000, 6).letter('"');
        return new String(writer.take(), StandardCharsets.US_ASCII);
    }
}
