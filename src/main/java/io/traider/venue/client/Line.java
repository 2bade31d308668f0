package io.traider.venue.client;

import io.traider.venue.Frame;
import io.traider.venue.Frame.Kind;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket from its opening to its end, as frames in their order. The next message is asked for when the former was
 * taken, so a slow taker slows the venue and needs no memory.
 */
final class Line implements WebSocket.Listener {

    private static final byte[] EMPTY = {};

    private final VenueProtocol protocol;
    private final Consumer<Frame> sink;
    private final Consumer<String> onEnd;
    private final Clock clock;
    private final Assembly assembly;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean opened;
    private boolean ended;
    private volatile boolean taking;
    private volatile long heardAt = System.nanoTime();

    /** @param onEnd hears why the other side ended it; perhaps more than once */
    Line(VenueProtocol protocol, int maxBytes, Clock clock, Consumer<Frame> sink, Consumer<String> onEnd) {
        this.protocol = protocol;
        this.assembly = new Assembly(maxBytes);
        this.clock = clock;
        this.sink = sink;
        this.onEnd = onEnd;
    }

    /** Nanoseconds since the last sign of life; none pass while a message is being taken. */
    long silence() {
        return taking ? 0 : System.nanoTime() - heardAt;
    }

    @Override
    public void onOpen(WebSocket socket) {
        hear();
        lock.lock();
        try {
            opened = true;
            give(Kind.OPENED, protocol.address().toString(), EMPTY);
        } finally {
            lock.unlock();
        }
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        byte[] message = assembly.add(part, last);
        if (message != null) {
            taking = true;
            give(Kind.MESSAGE, "", message);
        }
        hear();
        socket.request(1);
        return null;
    }

    /** No venue of ours sends binary messages; one that does is read as text, and its feed will count what it is. */
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        return onText(socket, StandardCharsets.UTF_8.decode(part), last);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        hear();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        if (protocol.patience().pongsCount()) {
            hear();
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        onEnd.accept("closed by the venue, code " + code + (reason.isBlank() ? "" : ": " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        onEnd.accept("broken: " + Failures.text(error));
    }

    /** Hands in an answer that belongs between the messages, unless the line has ended. */
    void answer(String subject, byte[] payload) {
        give(Kind.REST, subject, payload);
    }

    /** Hands in that it is over; nothing comes after that. */
    void end() {
        lock.lock();
        try {
            if (opened) {
                give(Kind.CLOSED, "", EMPTY);
            }
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    private void hear() {
        heardAt = System.nanoTime();
        taking = false;
    }

    private void give(Kind kind, String subject, byte[] payload) {
        Instant now = clock.instant();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        lock.lock();
        try {
            if (!ended) {
                sink.accept(new Frame(protocol.venue(), protocol.connection(), kind, subject, nanos, payload));
            }
        } finally {
            lock.unlock();
        }
    }
}
