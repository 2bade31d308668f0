package io.traider.simulator;

import io.traider.domain.Venue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A client of the simulator that knows WebSocket and JSON, and no venue. */
final class WireClient implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> pings = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    volatile String ended = "";

    private WireClient(URI address) {
        socket = HTTP.newWebSocketBuilder().buildAsync(address, this).join();
    }

    static WireClient connect(Simulator simulator, Venue venue, String path) {
        return new WireClient(URI.create(simulator.addresses().webSocket(venue) + path));
    }

    static HttpResponse<String> get(Simulator simulator, Venue venue, String path) {
        URI address = URI.create(simulator.addresses().rest(venue).orElseThrow() + path);
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    WireClient send(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
        return this;
    }

    /** Sends a text over and over; the venue may hang up on the way, so later ones need not go through. */
    void sendUntilEnd(String text, int times) {
        for (int i = 0; i < times && ended.isEmpty(); i++) {
            socket.sendText(text.replace('\'', '"'), true)
                    .exceptionally(_ -> socket)
                    .join();
        }
    }

    /** The next frame, whatever it is; fails after ten seconds. */
    String next() {
        try {
            String text = texts.poll(10, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came within ten seconds; connection: " + ended);
            }
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode nextJson() {
        return JSON.readTree(next());
    }

    /** The next frame that is as wanted, skipping others. */
    JsonNode next(Predicate<JsonNode> wanted) {
        for (int i = 0; i < 100_000; i++) {
            JsonNode node = nextJson();
            if (wanted.test(node)) {
                return node;
            }
        }
        throw new AssertionError("not within 100,000 frames");
    }

    List<JsonNode> take(int frames) {
        List<JsonNode> taken = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            taken.add(nextJson());
        }
        return taken;
    }

    /** Waits until the connection has ended and says how; fails after ten seconds. */
    String awaitEnd() {
        for (int i = 0; i < 1_000 && ended.isEmpty(); i++) {
            sleep(Duration.ofMillis(10));
        }
        return ended;
    }

    int size() {
        return texts.size();
    }

    void clear() {
        texts.clear();
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isJson(String text) {
        try {
            JSON.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            texts.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        byte[] payload = new byte[message.remaining()];
        message.duplicate().get(payload);
        pings.add(new String(payload, StandardCharsets.US_ASCII));
        from.request(1);
        return null;
    }

    LinkedBlockingQueue<String> pings() {
        return pings;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended = "closed " + code + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = "broken";
    }

    @Override
    public void close() {
        socket.abort();
    }
}
