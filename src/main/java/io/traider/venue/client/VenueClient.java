package io.traider.venue.client;

import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.client.Conversation.End;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to a venue: opens it, gives it up when it is silent, and opens it anew, for as long as it is not
 * closed. It decides on one thread of its own; frames are handed out on the thread that received them, in their order.
 */
public final class VenueClient implements AutoCloseable {

    private static final Logger LOG = System.getLogger(VenueClient.class.getName());
    private static final long GOOD_NANOS = 10_000_000_000L;

    private final VenueProtocol protocol;
    private final ClientSetup setup;
    private final Consumer<Frame> sink;
    private final Runnable onChange;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final Thread thread;
    private volatile @Nullable Conversation conversation;
    private volatile ConnectionHealth health;
    private long connects;
    private long failures;

    VenueClient(VenueProtocol protocol, ClientSetup setup, Consumer<Frame> sink, Runnable onChange) {
        this.protocol = protocol;
        this.setup = setup;
        this.sink = sink;
        this.onChange = onChange;
        this.health = health(false, "not connected yet");
        this.thread = Thread.ofVirtual().name("venue-" + name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** What it is about. */
    public VenueProtocol protocol() {
        return protocol;
    }

    /** How it does at this moment. */
    public ConnectionHealth health() {
        return health;
    }

    /** Carries out what the feed of this connection needs: soon, and not more often than is decent. */
    public void request(FeedRequest request) {
        Conversation current = conversation;
        if (current != null) {
            current.ask(request);
        }
    }

    /** Begins to end the connection. */
    void stop() {
        stop.countDown();
    }

    /** Ends the connection and returns when its last frame was handed out. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        while (!stopping()) {
            waitForTurn();
            End end = attempt();
            tell(false, end.reason());
            pause(end.wanted() ? 0 : backoff.next().toNanos());
        }
    }

    private void waitForTurn() {
        long wait = setup.attempts().tryTake(System.nanoTime());
        while (wait > 0 && !stopping()) {
            pause(wait);
            wait = setup.attempts().tryTake(System.nanoTime());
        }
    }

    private void pause(long nanos) {
        try {
            stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** One connection from its opening to its end. */
    private End attempt() {
        Conversation current = new Conversation(protocol, setup, sink);
        conversation = current;
        String failure = current.open();
        if (failure != null) {
            failures++;
            return new End("cannot reach " + health.host() + ": " + failure, false);
        }
        connects++;
        tell(true, "");
        long since = System.nanoTime();
        End end = null;
        while (end == null && !stopping()) {
            end = current.listen();
        }
        current.close();
        if (System.nanoTime() - since > GOOD_NANOS) {
            backoff.reset();
        }
        return end == null ? new End("closed by us", true) : end;
    }

    private void tell(boolean open, String reason) {
        String before = health.reason();
        health = health(open, reason);
        if (open) {
            LOG.log(Level.INFO, "{0}: connected to {1}", name(), health.host());
        } else if (!stopping() && !reason.equals(before)) {
            LOG.log(Level.WARNING, "{0}: {1}; keeps trying", name(), reason);
        }
        onChange.run();
    }

    private ConnectionHealth health(boolean open, String reason) {
        return new ConnectionHealth(
                protocol.venue(),
                protocol.connection(),
                ConnectionHealth.host(protocol.address()),
                protocol.instruments(),
                open,
                reason,
                connects,
                failures);
    }

    private String name() {
        return protocol.venue() + " " + protocol.connection();
    }
}
