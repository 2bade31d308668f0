package io.traider.backtest.desk;

import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.journal.Cursor;
import io.traider.journal.Page;
import io.traider.journal.RunStore;
import io.traider.journal.StoredRun;
import io.traider.journal.StoredRun.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests for runs over the past, makes one run at a time, and keeps what came of them. Everything but {@link #run()}
 * and {@link #changes} asks the database and so may block. For any thread.
 *
 * <p>What ran when the process ended is marked as interrupted; what waited goes on waiting and is run. Of ended runs the
 * latest {@value #KEPT} are kept.
 */
public final class BacktestDesk implements AutoCloseable {

    /** How many ended runs are kept. */
    public static final int KEPT = 200;

    /** How long a deletion can be taken back. */
    public static final Duration GRACE = Duration.ofSeconds(20);

    private static final Logger LOG = System.getLogger(BacktestDesk.class.getName());
    private static final int MOST_WAITING = 50;
    private static final long PATIENCE_MILLIS = 20_000;

    private final RunStore store;
    private final Bin bin;
    private final Workshop workshop;
    private final InstantSource clock;
    private final BooleanSupplier busy;
    private final List<Consumer<BacktestRun>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    private final Thread worker = Thread.ofPlatform().daemon().name("backtests").unstarted(this::work);
    private final Object bell = new Object();

    /** Held while a run goes from waiting to running, so that nobody who cancels finds it in neither. */
    private final Object turn = new Object();

    private boolean rung;
    private volatile boolean closing;
    private volatile @Nullable DeskRun current;

    /** @param busy whether something more important has too much to do, so that runs should pause */
    public BacktestDesk(RunStore store, Workshop workshop, InstantSource clock, BooleanSupplier busy) {
        this.store = store;
        this.bin = new Bin(store, GRACE);
        this.workshop = workshop;
        this.clock = clock;
        this.busy = busy;
    }

    /** Settles what an earlier process left, and begins to work. */
    public BacktestDesk open() {
        store.interrupt("The platform stopped while it ran.", clock.instant());
        worker.start();
        return this;
    }

    /** What may be asked for here and now. */
    public Workshop.Choices choices() {
        return workshop.choices();
    }

    /** What of a request does not do; empty when it can be run. */
    public List<Problem> problems(BacktestRequest request) {
        List<Problem> problems = RequestCheck.problems(request, workshop.choices());
        return problems.isEmpty() ? workshop.check(request) : problems;
    }

    /**
     * Puts a run behind those that wait.
     *
     * @param by who asks
     * @throws IllegalArgumentException when the request has problems
     * @throws IllegalStateException when too many wait
     */
    public BacktestRun start(BacktestRequest request, String by) {
        List<Problem> problems = problems(request);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.getFirst().field() + ": " + problems.getFirst().advice());
        }
        if (store.waiting().size() >= MOST_WAITING) {
            throw new IllegalStateException(MOST_WAITING + " runs wait already. Maybe cancel one");
        }
        String name = request.name().isBlank()
                ? RequestWords.name(request)
                : request.name().strip();
        StoredRun run = store.add(name, RunJson.write(request), by, clock.instant());
        tell(run.id());
        ring();
        return BacktestRun.of(run, null);
    }

    /**
     * Ends a run that waits or runs; one that runs ends a moment later.
     *
     * @return {@code false} when it had ended, or is not there
     */
    public boolean cancel(long id, String by) {
        String why = "Cancelled by " + by + ".";
        boolean withdrawn;
        synchronized (turn) {
            withdrawn = store.withdraw(id, why, clock.instant());
            DeskRun running = current;
            if (!withdrawn) {
                return running != null && running.id() == id && running.stop(State.CANCELLED, why);
            }
        }
        tell(id);
        return true;
    }

    /**
     * Deletes an ended run with everything that belongs to it; {@code false} when there is none such. For {@link #GRACE} it can
     * be {@link #restore restored}, though nobody sees it.
     */
    public boolean delete(long id) {
        boolean deleted = find(id).filter(run -> run.state().ended()).isPresent() && bin.put(id);
        if (deleted) {
            changes.incrementAndGet();
        }
        return deleted;
    }

    /** Takes a deletion back; {@code false} when it is too late. */
    public boolean restore(long id) {
        boolean restored = bin.takeBack(id);
        if (restored) {
            tell(id);
        }
        return restored;
    }

    public Optional<BacktestRun> find(long id) {
        return bin.holds(id) ? Optional.empty() : store.find(id).map(this::seen);
    }

    /**
     * The latest first.
     *
     * @param before only those with a smaller number; {@code null} for all
     */
    public List<BacktestRun> list(int first, @Nullable Long before) {
        return store.list(first + bin.size(), before).stream()
                .filter(run -> !bin.holds(run.id()))
                .limit(first)
                .map(this::seen)
                .toList();
    }

    private BacktestRun seen(StoredRun stored) {
        DeskRun running = current;
        return BacktestRun.of(stored, running != null && running.id() == stored.id() ? running.progress() : null);
    }

    public long count() {
        return store.count() - bin.size();
    }

    /** Curve and trades of a run that has figures. */
    public Optional<RunDetail> detail(long id) {
        return store.detail(id).map(json -> RunJson.read(json, RunDetail.class));
    }

    /** The whole run as a JSON document, where it has figures. */
    public Optional<String> document(long id) {
        BacktestRun run = find(id).orElse(null);
        return run == null || run.summary() == null
                ? Optional.empty()
                : detail(id).map(detail -> RunJson.document(run, run.summary(), detail));
    }

    /** The run as one HTML page, where it has figures. */
    public Optional<String> tearSheet(long id) {
        return store.tearSheet(id);
    }

    /** Decisions of a run, the latest first. */
    public Page<Decision> decisions(long id, int first, @Nullable Cursor after) {
        return store.decisions(id, first, after);
    }

    public long countDecisions(long id) {
        return store.countDecisions(id);
    }

    public Optional<Decision> decision(long id, Cursor place) {
        return store.decision(id, place);
    }

    /** An order of a run in its last state. */
    public Optional<Order> order(long id, String order) {
        return store.order(id, order);
    }

    public List<Fill> fills(long id, String order) {
        return store.fills(id, order);
    }

    /** The run under way as it is now; never blocks. */
    public @Nullable BacktestRun run() {
        DeskRun running = current;
        return running == null ? null : running.now();
    }

    /** Another number whenever a run came, began, ended or went; never blocks. */
    public long changes() {
        return changes.get();
    }

    /** Is told of every run that came, began, goes on (a few times a second) or ended, until it is closed. */
    public AutoCloseable listen(Consumer<BacktestRun> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(long id) {
        changes.incrementAndGet();
        find(id).ifPresent(this::tell);
    }

    private void tell(BacktestRun run) {
        for (Consumer<BacktestRun> listener : listeners) {
            try {
                listener.accept(run);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener of backtests failed", e);
            }
        }
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void work() {
        Niceness.giveWay();
        while (!closing) {
            try {
                StoredRun next = store.waiting().stream().findFirst().orElse(null);
                if (next == null) {
                    rest();
                } else {
                    run(next);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the desk of backtests stumbled and goes on", e);
                pause();
            }
        }
    }

    /** Until the bell is rung. */
    private void rest() throws InterruptedException {
        synchronized (bell) {
            while (!rung && !closing) {
                bell.wait();
            }
            rung = false;
        }
    }

    /** After a fault, such as a database that is away, a while before the next try. */
    private void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(StoredRun next) {
        DeskRun running;
        synchronized (turn) {
            if (!store.begin(next.id(), clock.instant())) {
                return;
            }
            running = new DeskRun(find(next.id()).orElseThrow(), workshop, store, busy, this::tell);
            current = running;
        }
        try {
            if (closing) {
                running.stop(State.INTERRUPTED, DeskRun.STOPPED);
            }
            tell(next.id());
            running.run();
        } finally {
            try {
                store.end(next.id(), running.state(), running.message(), running.outcome(), clock.instant());
            } finally {
                current = null;
            }
        }
        store.retain(KEPT);
        tell(next.id());
    }

    /** Interrupts the run under way and waits for it to end. */
    @Override
    public void close() {
        closing = true;
        DeskRun running = current;
        if (running != null) {
            running.stop(State.INTERRUPTED, DeskRun.STOPPED);
        }
        ring();
        bin.close();
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
