package io.traider.simulator;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of Kraken Futures' WebSocket: what it asks for and what it is answered. */
final class KrakenFuturesSession extends Session {

    private final Map<String, KrakenFuturesPit> pits;
    private final Topic heartbeat;

    KrakenFuturesSession(Channel channel, FaultDesk faults, Map<String, KrakenFuturesPit> pits, Topic heartbeat) {
        super(channel, faults);
        this.pits = pits;
        this.heartbeat = heartbeat;
    }

    @Override
    void opened() {
        tell("{\"event\":\"info\",\"version\":1}");
    }

    @Override
    void closed() {
        heartbeat.remove(this);
        topics().forEach(topic -> topic.remove(this));
    }

    @Override
    boolean follows(String symbol) {
        return topics().stream().anyMatch(topic -> symbol.equals(topic.symbol()) && topic.has(this));
    }

    private List<Topic> topics() {
        List<Topic> topics = new ArrayList<>();
        pits.values().forEach(pit -> topics.addAll(List.of(pit.book(), pit.trades(), pit.ticker())));
        return topics;
    }

    @Override
    void garbled(String text) {
        tell("{\"event\":\"alert\",\"message\":\"Bad request\"}");
    }

    @Override
    void received(JsonNode request) {
        String event = request.path("event").asString("");
        switch (event) {
            case "ping" -> tell("{\"event\":\"pong\"}");
            case "subscribe", "unsubscribe" -> change(event, request);
            default -> garbled(event);
        }
    }

    private void change(String event, JsonNode request) {
        String feed = request.path("feed").asString("");
        switch (feed) {
            case "heartbeat" -> {
                tell("{\"event\":\"" + event + "d\",\"feed\":\"heartbeat\"}");
                move(event, heartbeat);
            }
            case "book", "trade", "ticker" ->
                request.path("product_ids")
                        .forEach(product ->
                                change(event, feed, product.asString("").toUpperCase(Locale.ROOT)));
            default -> tell("{\"event\":\"error\",\"message\":\"Invalid feed\"}");
        }
    }

    private void change(String event, String feed, String product) {
        KrakenFuturesPit pit = pits.get(product);
        if (pit == null) {
            tell("{\"event\":\"error\",\"message\":\"Invalid product id\"}");
            return;
        }
        tell("{\"event\":\"" + event + "d\",\"feed\":\"" + feed + "\",\"product_ids\":[\"" + product + "\"]}");
        Topic topic = switch (feed) {
            case "book" -> pit.book();
            case "trade" -> pit.trades();
            default -> pit.ticker();
        };
        if (move(event, topic)) {
            deliver(first(feed, pit), product);
        }
    }

    private static Message first(String feed, KrakenFuturesPit pit) {
        return switch (feed) {
            case "book" -> pit.bookSnapshot();
            case "trade" -> pit.tradeSnapshot();
            default -> pit.tick();
        };
    }

    /** Whether the session has joined and is to be told the present state; joining again tells it once more. */
    private boolean move(String event, Topic topic) {
        if (event.equals("unsubscribe")) {
            topic.remove(this);
            return false;
        }
        topic.add(this);
        return true;
    }
}
