package io.traider.session;

import io.traider.domain.Command;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.FeedHealth;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.engine.Corridor;
import io.traider.journal.StepLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The loop: one thread that gives every input its place, and does what the engine says once it is durable. */
final class Writer implements Runnable {

    private static final Logger LOG = System.getLogger(Writer.class.getName());
    private static final long SECOND = 1_000_000_000L;
    private static final int BATCH = 256;
    private static final long IDLE_NANOS = 50_000;
    private static final long LONGEST_IDLE_NANOS = 500_000;
    private static final long LAST_WAIT_NANOS = 10 * SECOND;

    private record Arrival(MarketEvent event, long offeredAt) {}

    private record Asked(LongFunction<Input> input, String by, CompletableFuture<Long> answer) {}

    private final Corridor engine;
    private final StepLog log;
    private final Gateway gateway;
    private final SessionClock clock;
    private final SessionSetup setup;
    private final ArrayBlockingQueue<Arrival> arrivals;
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final SessionMetrics metrics = new SessionMetrics();
    private final Listeners listeners = new Listeners(metrics);
    private final Images images = new Images();
    private final Pending pending;
    private final Publisher publisher;
    private final Snapshots snapshots;
    private final List<Arrival> batch = new ArrayList<>(BATCH);
    private final List<ExecutionReport> reports = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;
    private boolean finished;
    private long sequence;
    private long nanos;
    private long lastTimer;

    Writer(SessionSetup setup) {
        this.setup = setup;
        this.engine = setup.engine();
        this.log = setup.log();
        this.gateway = setup.gateway();
        this.clock = setup.clock();
        this.arrivals = new ArrayBlockingQueue<>(setup.room());
        this.sequence = log.lastSequence();
        this.nanos = clock.now();
        this.snapshots = new Snapshots(log);
        this.pending = new Pending(sequence, metrics);
        this.publisher = new Publisher(setup, images, listeners, metrics);
        publisher.publish(sequence, nanos, 0, null);
    }

    boolean offer(MarketEvent event) {
        boolean taken = !stopping && failure == null && arrivals.offer(new Arrival(event, System.nanoTime()));
        if (!taken) {
            metrics.shed();
        }
        return taken;
    }

    CompletableFuture<Long> command(Command command, String by) {
        return ask(at -> new Input.Operator(at, command, by), by);
    }

    CompletableFuture<Long> activate(ReleaseKind kind, String name, String hash, String by) {
        return ask(at -> new Input.Activated(at, kind, name, hash), by);
    }

    CompletableFuture<Long> deploy(String strategy, SortedMap<String, String> versions, String by) {
        return ask(new Input.Deployed(0, strategy, versions)::at, by);
    }

    CompletableFuture<Long> shadow(ReleaseKind kind, String name, String hash, String by) {
        return ask(at -> new Input.Shadowed(at, kind, name, hash), by);
    }

    /** @param input made of session time */
    private CompletableFuture<Long> ask(LongFunction<Input> input, String by) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        asked.add(new Asked(input, by, answer));
        if (stopping || failure != null) {
            refuseAsked();
        }
        return answer;
    }

    LiveShelf shelf() {
        return setup.shelf();
    }

    SessionState state() {
        return publisher.state();
    }

    ScoreOutlet scores() {
        return publisher.scores();
    }

    Listeners listeners() {
        return listeners;
    }

    Images images() {
        return images;
    }

    SessionMetrics metrics() {
        return metrics;
    }

    int queued() {
        return arrivals.size();
    }

    void feed(FeedHealth health) {
        publisher.feed(health);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            begin();
            long idle = IDLE_NANOS;
            while (!stopping || !arrivals.isEmpty()) {
                idle = turn() == 0 ? rest(idle) : IDLE_NANOS;
            }
            finish();
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.log(Level.ERROR, "the session stopped at input " + sequence, e);
        } finally {
            stopping = true;
            refuseAsked();
            pending.abandon();
            publisher.publish(sequence, nanos, log.durable(), failure);
            listeners.close();
            engine.close();
            setup.shelf().close();
        }
    }

    /** Nothing to do: waits, each time a little longer. */
    private static long rest(long idle) {
        LockSupport.parkNanos(idle);
        return Math.min(LONGEST_IDLE_NANOS, 2 * idle);
    }

    private void begin() {
        awaitTime();
        lastTimer = nanos;
        process(new Input.Started(nanos, setup.mode(), setup.feed(), setup.software()), 0, null);
        sayWhatIsInForce();
        gateway.resume(engine.workingOrders(), engine.positions(), nanos);
    }

    /** So that a replay knows, even of a session that decides nothing. */
    private void sayWhatIsInForce() {
        new TreeMap<>(engine.versions())
                .forEach((key, hash) -> ReleaseKind.ofKey(key)
                        .ifPresent(kind -> process(new Input.Activated(nanos, kind, kind.name(key), hash), 0, null)));
    }

    /** Recorded time begins with the first event. */
    private void awaitTime() {
        while (clock.now() == 0 && !stopping) {
            Arrival first = arrivals.peek();
            if (first != null) {
                clock.of(first.event().receivedNanos());
            } else {
                LockSupport.parkNanos(IDLE_NANOS);
            }
        }
        nanos = clock.now();
    }

    private int turn() {
        int done = arrivals.drainTo(batch, BATCH);
        batch.forEach(this::arrived);
        batch.clear();
        for (Asked next = asked.poll(); next != null; next = asked.poll()) {
            tick(clock.now());
            done += take(next) ? 1 : 0;
        }
        tick(clock.now());
        settle();
        done += answered();
        if (publisher.due()) {
            publisher.publish(sequence, nanos, log.durable(), null);
        }
        if (snapshots.due()) {
            snapshots.take(engine.state());
        }
        return done;
    }

    /** What cannot be done is refused before it becomes an input. */
    private boolean take(Asked next) {
        Input input = next.input().apply(nanos);
        String missing = setup.shelf().refusal(input, engine.versions());
        String why = missing.isEmpty() ? engine.refusal(input) : missing;
        if (!why.isEmpty()) {
            next.answer().completeExceptionally(new IllegalArgumentException(why));
            return false;
        }
        process(input, System.nanoTime(), next.answer());
        if (!(input instanceof Input.Operator)) {
            LOG.log(Level.INFO, "input {0} by {1}: {2}", sequence, next.by(), input);
            publisher.changed();
        }
        return true;
    }

    private void arrived(Arrival arrival) {
        MarketEvent event = arrival.event();
        tick(clock.of(event.receivedNanos()));
        answered();
        process(new Input.Market(nanos, event), arrival.offeredAt(), null);
        images.onMarket(event, nanos);
        gateway.onMarket(event, nanos);
        settle();
        answered();
    }

    /** Session time goes on, and with it the timer. */
    private void tick(long now) {
        nanos = Math.max(nanos, now);
        if (nanos - lastTimer >= SECOND) {
            lastTimer = nanos;
            process(new Input.Timer(nanos), 0, null);
        }
    }

    /** Feeds back what the venues answered. */
    private int answered() {
        gateway.drain(nanos, reports::add);
        int count = reports.size();
        for (int i = 0; i < count; i++) {
            process(new Input.Report(nanos, reports.get(i)), 0, null);
        }
        reports.clear();
        return count;
    }

    private void process(Input input, long offeredAt, @Nullable CompletableFuture<Long> answer) {
        long before = System.nanoTime();
        Step step = engine.on(++sequence, input);
        metrics.input(input instanceof Input.Market, System.nanoTime() - before);
        log.append(step);
        pending.add(step, offeredAt, answer);
        if (!step.isQuiet()) {
            count(step);
            publisher.changed();
        }
    }

    private void count(Step step) {
        int denied = 0;
        for (Decision decision : step.decisions()) {
            denied += decision.verdict().allowed() ? 0 : 1;
        }
        int sent = 0;
        for (Instruction instruction : step.instructions()) {
            sent += instruction instanceof Instruction.Submit ? 1 : 0;
        }
        metrics.outcome(step.decisions().size(), denied, sent, step.fills().size());
    }

    /**
     * Does what became durable: instructions first, then people hear of it. A session that has worked off its queue sends
     * nothing any more; the next one finds such orders pending.
     */
    private void settle() {
        long durable = log.durable();
        for (Step step = pending.next(durable); step != null; step = pending.next(durable)) {
            if (!finished) {
                step.instructions().forEach(instruction -> gateway.execute(instruction, nanos));
            }
            if (!step.isQuiet()) {
                listeners.step(step);
            }
        }
        if (pending.hasAnswers(durable)) {
            publisher.publish(sequence, nanos, durable, null);
            pending.answer(durable);
        }
    }

    /** Waits for the log and tells the last of it. */
    private void finish() {
        finished = true;
        long deadline = System.nanoTime() + LAST_WAIT_NANOS;
        while (log.durable() < sequence && System.nanoTime() < deadline) {
            LockSupport.parkNanos(IDLE_NANOS);
        }
        settle();
        snapshots.write(engine.state());
    }

    private void refuseAsked() {
        for (Asked next = asked.poll(); next != null; next = asked.poll()) {
            next.answer().completeExceptionally(new IllegalStateException("the session has stopped"));
        }
    }
}
