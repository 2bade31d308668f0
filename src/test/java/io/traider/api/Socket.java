package io.traider.api;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of graphql-transport-ws. */
final class Socket implements WebSocket.Listener, AutoCloseable {

    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

    private final JsonMapper json = JsonMapper.builder().build();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private final boolean reads;

    /**
     * Shakes hands.
     *
     * @param secret for the handshake's header, or {@code null}
     * @param reads whether to take messages from the start, or only with {@link #read}
     */
    Socket(ApiUnderTest api, @Nullable String secret, boolean reads) {
        this.reads = reads;
        WebSocket.Builder builder = api.http.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        if (secret != null) {
            builder.header("Authorization", "Bearer " + secret);
        }
        socket = builder.buildAsync(URI.create(api.uri("/graphql").toString().replace("http", "ws")), this)
                .join();
    }

    static Socket open(ApiUnderTest api, String secret) {
        Socket socket = new Socket(api, null, true);
        socket.init(secret);
        return socket;
    }

    void init(@Nullable String secret) {
        send(Map.of(
                "type",
                "connection_init",
                "payload",
                secret == null ? Map.of() : Map.of("Authorization", "Bearer " + secret)));
    }

    void subscribe(String id, String query) {
        send(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query)));
    }

    void send(Map<String, Object> message) {
        socket.sendText(json.writeValueAsString(message), true).join();
    }

    void read(long messages) {
        socket.request(messages);
    }

    /** The next message of this type, others are passed over. */
    JsonNode next(String type) throws InterruptedException {
        for (JsonNode message = heard.poll(20, TimeUnit.SECONDS);
                message != null;
                message = heard.poll(20, TimeUnit.SECONDS)) {
            if (message.path("type").asString("").matches(type)) {
                return message;
            }
        }
        throw new AssertionError("no message of type " + type + " came");
    }

    /** Waits until messages of type {@code next} have said all of these between them, in any order and with others among them. */
    void hear(String... parts) throws InterruptedException {
        Set<String> wanted = new HashSet<>(List.of(parts));
        while (!wanted.isEmpty()) {
            String message = next("next").toString();
            wanted.removeIf(message::contains);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(json.readTree(text.toString()));
            text.setLength(0);
        }
        if (reads || !last) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
