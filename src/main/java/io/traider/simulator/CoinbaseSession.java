package io.traider.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client of Coinbase Advanced Trade's market WebSocket. Every message that it gets, of whatever channel, carries the next
 * number of its connection.
 */
final class CoinbaseSession extends Session {

    private static final byte[] CLIENT = "\"client_id\":\"\",".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, CoinbasePit> pits;
    private final Topic heartbeats;
    private final MarketClock clock;
    private final boolean namesClient;
    private long sequence;
    private boolean subscribedOnce;

    /** @param namesClient whether frames carry {@code client_id}: some of the venue's do, others do not */
    CoinbaseSession(
            Channel channel,
            FaultDesk faults,
            Map<String, CoinbasePit> pits,
            Topic heartbeats,
            MarketClock clock,
            boolean namesClient) {
        super(channel, faults);
        this.pits = pits;
        this.heartbeats = heartbeats;
        this.clock = clock;
        this.namesClient = namesClient;
    }

    /** Writes a frame's beginning up to its events; returns where the session's number belongs. */
    static int head(FrameWriter writer, String channel, long nanos) {
        writer.text("{\"channel\":\"").text(channel).text("\",\"timestamp\":\"").time(nanos, 9);
        writer.text("\",\"sequence_num\":");
        int mark = writer.size();
        writer.text(",\"events\":[");
        return mark;
    }

    boolean subscribedOnce() {
        return subscribedOnce;
    }

    @Override
    void opened() {}

    @Override
    void closed() {
        heartbeats.remove(this);
        pits.values().forEach(pit -> {
            pit.level2().remove(this);
            pit.trades().remove(this);
        });
    }

    @Override
    boolean follows(String symbol) {
        CoinbasePit pit = pits.get(symbol);
        return pit != null && (pit.level2().has(this) || pit.trades().has(this));
    }

    @Override
    void lose() {
        sequence++;
    }

    @Override
    ByteBuf form(Message message) {
        return numbered(message, sequence++);
    }

    /** The broken copy carries the number of the whole one that follows. */
    @Override
    void deliverBroken(Message message, @Nullable String symbol) {
        super.deliverBroken(message, symbol);
        sequence--;
    }

    private ByteBuf numbered(Message message, long number) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = message.bytes();
        int mark = message.mark();
        ByteBuf out = Unpooled.buffer(bytes.length + digits.length + CLIENT.length);
        int comma = mark - "\"sequence_num\":".length();
        out.writeBytes(bytes, 0, Math.max(0, comma));
        if (namesClient && comma > 0) {
            out.writeBytes(CLIENT);
        }
        out.writeBytes(bytes, Math.max(0, comma), mark - Math.max(0, comma));
        return out.writeBytes(digits).writeBytes(bytes, mark, bytes.length - mark);
    }

    /** Errors carry no number. */
    private void error(String message) {
        write(Unpooled.copiedBuffer("{\"type\":\"error\",\"message\":" + message + "}", StandardCharsets.UTF_8));
    }

    @Override
    void garbled(String text) {
        error("\"failed to parse message\"");
    }

    @Override
    void received(JsonNode request) {
        String type = request.path("type").asString("");
        if (!type.equals("subscribe") && !type.equals("unsubscribe")) {
            error("\"unknown message type\"");
            return;
        }
        boolean join = type.equals("subscribe");
        switch (request.path("channel").asString("")) {
            case "heartbeats" -> {
                move(heartbeats, join);
                acknowledge();
            }
            case "level2" -> products(request, join, true);
            case "market_trades" -> products(request, join, false);
            default -> error("\"authentication failure\"");
        }
    }

    private void products(JsonNode request, boolean join, boolean level2) {
        for (JsonNode product : request.path("product_ids")) {
            if (!pits.containsKey(product.asString(""))) {
                error("\"Failed to subscribe\",\"reason\":"
                        + JsonText.quoted(product.asString("") + " is not a valid product"));
                return;
            }
        }
        for (JsonNode product : request.path("product_ids")) {
            String symbol = product.asString("");
            CoinbasePit pit = pits.get(symbol);
            move(level2 ? pit.level2() : pit.trades(), join);
            if (join) {
                deliver(level2 ? pit.snapshot() : pit.tradeSnapshot(), symbol);
            }
        }
        acknowledge();
    }

    private void move(Topic topic, boolean join) {
        if (join) {
            subscribedOnce = true;
            topic.add(this);
        } else {
            topic.remove(this);
        }
    }

    /** Says what the client is subscribed to by now; this comes after the first data, as seen at the venue. */
    private void acknowledge() {
        FrameWriter writer = new FrameWriter();
        int mark = head(writer, "subscriptions", clock.nanos());
        writer.text("{\"subscriptions\":{");
        Iterator<Map.Entry<String, Set<String>>> channels =
                subscriptions().entrySet().iterator();
        while (channels.hasNext()) {
            Map.Entry<String, Set<String>> channel = channels.next();
            writer.text("\"" + channel.getKey() + "\":[\"" + String.join("\",\"", channel.getValue()) + "\"]");
            writer.text(channels.hasNext() ? "," : "");
        }
        deliver(new Message(writer.text("}}]}").take(), mark, mark), null);
    }

    private Map<String, Set<String>> subscriptions() {
        Map<String, Set<String>> channels = new TreeMap<>();
        if (heartbeats.has(this)) {
            channels.put("heartbeats", Set.of("heartbeats"));
        }
        pits.forEach((symbol, pit) -> {
            if (pit.level2().has(this)) {
                channels.computeIfAbsent("level2", channel -> new TreeSet<>()).add(symbol);
            }
            if (pit.trades().has(this)) {
                channels.computeIfAbsent("market_trades", channel -> new TreeSet<>())
                        .add(symbol);
            }
        });
        return channels;
    }
}
