package io.traider.venue.client;

import io.traider.domain.InstrumentId;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is said on one connection from its opening to its end. {@link #ask} is for any thread, the rest for its client's. */
final class Conversation {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long SEND_SECONDS = 5;
    private static final long LOOK_NANOS = 100_000_000L;

    /** Why it ended, and whether we wanted it to. */
    record End(String reason, boolean wanted) {}

    /** Something to react to. */
    private sealed interface Signal {
        record Ended(String reason) implements Signal {}

        record Asked(FeedRequest request) implements Signal {}

        record Fetched(InstrumentId instrument, URI address, SnapshotDesk.Outcome outcome) implements Signal {}
    }

    private final VenueProtocol protocol;
    private final ClientSetup setup;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Map<InstrumentId, Repair> repairs = new LinkedHashMap<>();
    /** No venue of ours takes fewer messages; Binance takes no more. */
    private final AttemptWindow turns = new AttemptWindow(5, Duration.ofSeconds(1));

    private final Line line;
    private final long openedAt = System.nanoTime();
    private final long life;
    private long keptAliveAt = openedAt;
    private @Nullable WebSocket socket;

    Conversation(VenueProtocol protocol, ClientSetup setup, Consumer<Frame> sink) {
        this.protocol = protocol;
        this.setup = setup;
        this.line = new Line(
                protocol, setup.maxBytes(), setup.clock(), sink, reason -> signals.add(new Signal.Ended(reason)));
        // Connections that were opened together should not be replaced together.
        double part = 1 - RandomGenerator.getDefault().nextDouble() / 20;
        this.life = (long) (protocol.patience().life().toNanos() * part);
    }

    void ask(FeedRequest request) {
        signals.add(new Signal.Asked(request));
    }

    /** Opens it and greets; why that failed, or {@code null}. */
    @Nullable
    String open() {
        CompletableFuture<WebSocket> opening =
                setup.http().newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(protocol.address(), line);
        try {
            socket = await(opening, 2 * CONNECT.toSeconds());
        } catch (ExecutionException | TimeoutException e) {
            opening.thenAccept(WebSocket::abort);
            return Failures.text(e);
        }
        End end = say(protocol.greetings());
        if (end != null) {
            close();
        }
        return end == null ? null : end.reason();
    }

    private static <T> T await(CompletableFuture<T> future, long seconds) throws ExecutionException, TimeoutException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** Waits a moment for something to react to; how it ended, or {@code null} while it goes on. */
    @Nullable
    End listen() {
        Signal signal;
        try {
            signal = signals.poll(LOOK_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        End end = signal == null ? null : react(signal);
        return end != null ? end : tend(System.nanoTime());
    }

    private @Nullable End react(Signal signal) {
        return switch (signal) {
            case Signal.Ended(String reason) -> new End(reason, false);
            case Signal.Asked(FeedRequest.Reconnect(String reason)) -> new End(reason, false);
            case Signal.Asked(FeedRequest.Snapshot request) -> want(request.instrument(), request);
            case Signal.Asked(FeedRequest.Resubscribe request) -> want(request.instrument(), request);
            case Signal.Fetched fetched -> fetched(fetched);
        };
    }

    private @Nullable End want(InstrumentId instrument, FeedRequest request) {
        repair(instrument).want(request, System.nanoTime());
        return null;
    }

    private Repair repair(InstrumentId instrument) {
        return repairs.computeIfAbsent(instrument, _ -> new Repair(new Backoff(RandomGenerator.getDefault())));
    }

    private @Nullable End fetched(Signal.Fetched fetched) {
        Repair repair = repair(fetched.instrument());
        switch (fetched.outcome()) {
            case SnapshotDesk.Outcome.Snapshot(byte[] body) -> {
                repair.done();
                line.answer(fetched.address().toString(), body);
            }
            case SnapshotDesk.Outcome.Failure failure ->
                repair.again(new FeedRequest.Snapshot(fetched.instrument()), System.nanoTime(), failure.pause());
        }
        return null;
    }

    /** Does what is due. */
    private @Nullable End tend(long now) {
        Patience patience = protocol.patience();
        if (line.silence() > patience.silence().toNanos()) {
            return new End("silent for " + patience.silence().toSeconds() + " s", false);
        }
        if (now - openedAt > life) {
            return new End("replaced before the venue ends it", true);
        }
        End end = keepAlive(patience, now);
        for (Map.Entry<InstrumentId, Repair> entry : repairs.entrySet()) {
            FeedRequest due = end == null ? entry.getValue().take(now) : null;
            if (due != null) {
                end = carryOut(due, entry.getValue());
            }
        }
        return end;
    }

    private @Nullable End keepAlive(Patience patience, long now) {
        if (now - keptAliveAt < patience.every().toNanos()) {
            return null;
        }
        keptAliveAt = now;
        String message = patience.keepAlive();
        return message != null ? say(List.of(message)) : sent(socket().sendPing(ByteBuffer.allocate(0)));
    }

    private @Nullable End carryOut(FeedRequest request, Repair repair) {
        return switch (request) {
            case FeedRequest.Snapshot(InstrumentId instrument) -> renew(instrument, repair);
            case FeedRequest.Resubscribe(InstrumentId instrument) -> renew(instrument, repair);
            case FeedRequest.Reconnect(String reason) -> new End(reason, false);
        };
    }

    /** Gets a new snapshot in the venue's way. */
    private @Nullable End renew(InstrumentId instrument, Repair repair) {
        Optional<URI> address = protocol.snapshot(instrument);
        if (address.isPresent()) {
            fetch(instrument, address.get(), repair);
            return null;
        }
        List<String> messages = protocol.resubscription(instrument);
        return messages.isEmpty() ? new End("anew, for a snapshot of " + instrument, false) : say(messages);
    }

    private void fetch(InstrumentId instrument, URI address, Repair repair) {
        repair.begin();
        Thread.ofVirtual()
                .name("snapshot-" + instrument)
                .start(() -> signals.add(
                        new Signal.Fetched(instrument, address, setup.desk().fetch(address))));
    }

    private @Nullable End say(List<String> messages) {
        End end = null;
        for (int i = 0; i < messages.size() && end == null; i++) {
            waitForTurn();
            end = sent(socket().sendText(messages.get(i), true));
        }
        return end;
    }

    private void waitForTurn() {
        for (long wait = turns.tryTake(System.nanoTime()); wait > 0; wait = turns.tryTake(System.nanoTime())) {
            LockSupport.parkNanos(wait);
        }
    }

    private static @Nullable End sent(CompletableFuture<WebSocket> sending) {
        try {
            await(sending, SEND_SECONDS);
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return new End("cannot send: " + Failures.text(e), false);
        }
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("nothing can be said before the connection is open");
        }
        return open;
    }

    /** Hangs up. */
    void close() {
        socket().abort();
        line.end();
    }
}
