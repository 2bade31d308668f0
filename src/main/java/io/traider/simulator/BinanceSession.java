package io.traider.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client of Binance's streams, wrapped with their names or raw. */
final class BinanceSession extends Session {

    private static final int MOST_STREAMS = 1024;

    private final Map<String, Topic> streams;
    private final Predicate<String> served;
    private final boolean combined;
    private final List<String> named;
    private final Set<String> wanted = new LinkedHashSet<>();

    /**
     * @param served which streams live at the client's address
     * @param named streams that the address itself subscribes to
     */
    BinanceSession(
            Channel channel,
            FaultDesk faults,
            Map<String, Topic> streams,
            Predicate<String> served,
            boolean combined,
            List<String> named) {
        super(channel, faults);
        this.streams = streams;
        this.served = served;
        this.combined = combined;
        this.named = named;
    }

    @Override
    void opened() {
        named.forEach(this::join);
    }

    @Override
    void closed() {
        wanted.forEach(this::leave);
    }

    @Override
    boolean follows(String symbol) {
        return wanted.stream().map(streams::get).anyMatch(topic -> topic != null && symbol.equals(topic.symbol()));
    }

    @Override
    ByteBuf form(Message message) {
        return combined
                ? super.form(message)
                : Unpooled.wrappedBuffer(message.bytes(), message.mark(), message.end() - message.mark());
    }

    /** A name that is well formed but unknown is accepted and stays silent, as at the venue. */
    private void join(String stream) {
        wanted.add(stream);
        Topic topic = streams.get(stream);
        if (topic != null && served.test(stream)) {
            topic.add(this);
        }
    }

    private void leave(String stream) {
        Topic topic = streams.get(stream);
        if (topic != null) {
            topic.remove(this);
        }
    }

    @Override
    void garbled(String text) {
        refuse(3, "Invalid JSON: expected value at line 1 column 1", "null");
    }

    @Override
    void received(JsonNode request) {
        String id =
                request.path("id").isMissingNode() ? "null" : request.path("id").toString();
        List<String> params = request.path("params")
                .valueStream()
                .map(stream -> stream.asString(""))
                .toList();
        switch (request.path("method").asString("")) {
            case "SUBSCRIBE" -> subscribe(params, id);
            case "UNSUBSCRIBE" -> {
                params.forEach(this::leave);
                params.forEach(wanted::remove);
                tell("{\"result\":null,\"id\":" + id + "}");
            }
            case "LIST_SUBSCRIPTIONS" ->
                tell("{\"result\":[" + wanted.stream().map(JsonText::quoted).collect(Collectors.joining(","))
                        + "],\"id\":" + id + "}");
            default -> refuse(2, "Invalid request: unknown variant", id);
        }
    }

    private void subscribe(List<String> params, String id) {
        if (params.isEmpty() || !params.stream().allMatch(stream -> stream.matches("!?[a-zA-Z0-9_]+@.+"))) {
            refuse(2, "Invalid request: invalid stream", id);
        } else if (wanted.size() + params.size() > MOST_STREAMS) {
            refuse(2, "Invalid request: too many streams", id);
        } else {
            params.forEach(this::join);
            tell("{\"result\":null,\"id\":" + id + "}");
        }
    }

    private void refuse(int code, String message, String id) {
        tell("{\"error\":{\"code\":" + code + ",\"msg\":" + JsonText.quoted(message) + "},\"id\":" + id + "}");
    }
}
