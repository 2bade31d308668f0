package io.traider.session;

import io.traider.domain.Command;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.engine.ScoreSample;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running session: the face of the one loop. Every method may be called from any thread and none waits for the writer.
 */
public final class TradingSession implements AutoCloseable {

    private final Writer writer;
    private final Thread thread;

    private TradingSession(Writer writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("session-writer").start(writer);
    }

    /** Starts the loop; the first input is that a session began. */
    public static TradingSession start(SessionSetup setup) {
        return new TradingSession(new Writer(setup));
    }

    /**
     * Hands in what a venue said. The events of one instrument must come from one thread at a time.
     *
     * @return false when the session is full, stopped or closed: the event is lost and counted, and whoever offered it
     *     must not trust the instrument's book before its next snapshot
     */
    public boolean offer(MarketEvent event) {
        return writer.offer(event);
    }

    /**
     * Hands in a person's command, ahead of any market event that waits.
     *
     * @param by the user's name
     * @return the sequence number of the input once it is durable; fails when the session stops before
     */
    public CompletableFuture<Long> command(Command command, String by) {
        return writer.command(command, by);
    }

    /**
     * Puts a rule pack, limit set, score source or strategy of the shelf into force, between two inputs: what comes before was
     * decided by the one of its name that was in force, what comes after is decided by this.
     *
     * @param name of a score source that of its strategy
     * @param by who wants it
     * @return the sequence number of the input once it is durable; fails with an {@link IllegalArgumentException}, and without
     *     an input, when it is not on the {@link #shelf()}, nothing of its name is in force, or it does not fit what runs
     */
    public CompletableFuture<Long> activate(ReleaseKind kind, String name, String hash, String by) {
        return writer.activate(kind, name, hash, by);
    }

    /**
     * Takes a strategy of the shelf in beside those that run, between two inputs: it decides from what follows on, in the
     * shadow.
     *
     * @param versions content hash of its definition, its rules, its score source, and its limit set, by kind and name
     * @param by who wants it
     * @return the sequence number of the input once it is durable; fails with an {@link IllegalArgumentException}, and without
     *     an input, when one of them is not on the {@link #shelf()}, one of its name runs, or it does not fit what is here
     */
    public CompletableFuture<Long> deploy(String strategy, SortedMap<String, String> versions, String by) {
        return writer.deploy(strategy, versions, by);
    }

    /**
     * Has a rule pack, limit set or score source of the shelf run beside the one of its name that is in force, deciding
     * nothing, until another one does or the session ends.
     *
     * @param hash empty when what runs beside is to do so no longer
     * @param by who wants it
     * @return as {@link #activate} does
     */
    public CompletableFuture<Long> shadow(ReleaseKind kind, String name, String hash, String by) {
        return writer.shadow(kind, name, hash, by);
    }

    /** What may be put into force. */
    public LiveShelf shelf() {
        return writer.shelf();
    }

    /** The latest image: at most a tenth of a second old while the session runs. */
    public SessionState state() {
        return writer.state();
    }

    /**
     * Hears every step that is not quiet, once it is durable, in order. A listener that is thousands of steps behind loses
     * the oldest, which is counted.
     *
     * @return stops listening when closed
     */
    public AutoCloseable listen(Consumer<Step> listener) {
        return writer.listeners().toSteps(listener);
    }

    /**
     * Hears the image about ten times a second; a slow listener hears only the latest.
     *
     * @return stops listening when closed
     */
    public AutoCloseable listenStates(Consumer<SessionState> listener) {
        return writer.listeners().toStates(listener);
    }

    /**
     * The scores that were made since this was last called, about a second late, in the order of each strategy. For one caller;
     * what is not asked for is forgotten, the oldest first.
     */
    public List<ScoreSample> takeScores() {
        return writer.scores().take();
    }

    /** The top of a book, at most about a tenth of a second old; {@code null} when none was heard of. */
    public @Nullable BookImage book(InstrumentId instrument, int depth) {
        return writer.images().book(instrument, depth);
    }

    /** What was traded lately; empty when nothing was. */
    public MarketTape tape(InstrumentId instrument) {
        return writer.images().tape(instrument);
    }

    /** Takes note of how a feed does. */
    public void feed(FeedHealth health) {
        writer.feed(health);
    }

    /** What is counted and timed. */
    public SessionMetrics metrics() {
        return writer.metrics();
    }

    /** Market events that wait for the writer. */
    public int queued() {
        return writer.queued();
    }

    /** Takes nothing new, finishes what waits, and returns when all of it is durable or the log gave up. */
    @Override
    public void close() {
        writer.stop();
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
}
