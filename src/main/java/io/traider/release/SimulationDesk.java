package io.traider.release;

import io.traider.journal.JournalBlocks;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationStore;
import io.traider.journal.release.StoredSimulation;
import io.traider.journal.release.StoredSimulation.State;
import io.traider.release.ReleaseRefused.Code;
import io.traider.rule.PackKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs drafts over recorded time, one by one, on a thread that gives way to the session. */
final class SimulationDesk implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SimulationDesk.class.getName());
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final long PATIENCE_MILLIS = 20_000;
    private static final long NAP_NANOS = 20_000_000L;
    private static final int MOST_WAITING = 20;
    private static final String STOPPED = "The platform stopped while it ran.";
    private static final String SETTLED =
            "The rules would have said the same each time, so nothing would have been otherwise; it was not replayed.";

    private final SimulationStore store;
    private final JournalBlocks log;
    private final SimulationPasses passes;
    private final CheckDesk checks;
    private final BooleanSupplier busy;
    private final InstantSource clock;
    private final Listeners<Simulation> listeners = new Listeners<>();
    private final Thread worker = Thread.ofPlatform()
            .daemon()
            .name("simulations")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::work);
    private final Object bell = new Object();

    /** Held while one goes from waiting to running, so that nobody who cancels finds it in neither. */
    private final Object turn = new Object();

    private boolean rung;
    private volatile boolean closing;
    private volatile @Nullable SimulationRun current;

    SimulationDesk(DeskSetup setup, CheckDesk checks) {
        this.store = setup.store().simulations();
        this.log = setup.blocks();
        this.passes = new SimulationPasses(setup, checks);
        this.checks = checks;
        this.busy = setup.busy();
        this.clock = setup.clock();
    }

    void open() {
        store.interrupt(STOPPED, clock.instant());
        worker.start();
    }

    Simulation simulate(Draft draft, Instant from, Instant to, boolean replay, String by) {
        if (checks.kind(draft.key()) == PackKind.GOVERNANCE) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    draft.key()
                            + " watches other packs and decides no order, so there is nothing to simulate. Maybe its"
                            + " scenarios say enough");
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "from " + from + " to " + to + " is no stretch of time. Maybe up to " + LONGEST.toDays()
                            + " days, the earlier moment first");
        }
        if (log.range(nanos(from), nanos(to)).isEmpty()) {
            throw new ReleaseRefused(
                    Code.INVALID, "nothing is recorded from " + from + " to " + to + ". Maybe another time");
        }
        if (store.waiting().size() >= MOST_WAITING) {
            throw new ReleaseRefused(Code.BUSY, MOST_WAITING + " simulations wait already. Maybe cancel one");
        }
        CheckReport report = checks.check(draft.key(), draft.content(), false);
        if (!report.builds()) {
            throw new ReleaseRefused(
                    Code.CHECK_FAILED,
                    "the draft of " + draft.key() + " cannot be simulated: " + ReviewDesk.first(report));
        }
        StoredSimulation made =
                store.add(draft.key().toString(), draft.content().files(), from, to, replay, by, clock.instant());
        tell(made.id());
        ring();
        return seen(made);
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    Optional<Simulation> find(long id) {
        return store.find(id).map(this::seen);
    }

    List<Simulation> list(ReleaseKey key, int first) {
        return store.list(key.toString(), first).stream().map(this::seen).toList();
    }

    List<SimulationRow> rows(long id, SimulationRow.@Nullable Pass pass, int skip, int first) {
        return store.rows(id, pass, skip, first);
    }

    List<SimulationAlertRow> alerts(long id, int skip, int first) {
        return store.alerts(id, skip, first);
    }

    boolean cancel(long id, String by) {
        boolean ended;
        synchronized (turn) {
            SimulationRun running = current;
            if (running != null && running.stored().id() == id) {
                boolean first = !running.cancelled();
                running.cancel();
                return first;
            }
            ended = store.end(id, State.CANCELLED, 0, 0, "Cancelled by " + by + ".", null, clock.instant());
        }
        tell(id);
        return ended;
    }

    AutoCloseable listen(Consumer<Simulation> listener) {
        return listeners.add(listener);
    }

    private void tell(long id) {
        find(id).ifPresent(listeners::tell);
    }

    private Simulation seen(StoredSimulation stored) {
        SimulationRun running = current;
        boolean now = running != null && running.stored().id() == stored.id() && stored.endedAt() == null;
        return new Simulation(
                stored.id(),
                ReleaseKey.parse(stored.key()),
                stored.contentHash(),
                stored.from(),
                stored.to(),
                stored.replay(),
                Simulation.State.valueOf(stored.state().name()),
                stored.by(),
                stored.requestedAt(),
                stored.startedAt(),
                stored.endedAt(),
                now ? running.pass() : null,
                now ? running.done() : stored.done(),
                now ? running.total() : stored.total(),
                now ? running.pace() : 0,
                stored.message(),
                stored.result() == null ? null : ReleaseJson.read(stored.result(), SimulationResult.class));
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void work() {
        while (!closing) {
            try {
                StoredSimulation next = store.waiting().stream().findFirst().orElse(null);
                if (next == null) {
                    rest();
                } else {
                    SimulationRun run = begin(next);
                    if (run != null) {
                        run(run);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the desk of simulations stumbled and goes on", e);
                LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            }
        }
    }

    private void rest() throws InterruptedException {
        synchronized (bell) {
            while (!rung && !closing) {
                bell.wait();
            }
            rung = false;
        }
    }

    /** @return {@code null} when somebody cancelled it first */
    private @Nullable SimulationRun begin(StoredSimulation next) {
        synchronized (turn) {
            if (!store.begin(next.id(), clock.instant())) {
                return null;
            }
            SimulationRun run = new SimulationRun(next, store, this::goOn, () -> tell(next.id()));
            current = run;
            return run;
        }
    }

    private void run(SimulationRun run) {
        long id = run.stored().id();
        try {
            tell(id);
            boolean finished = passes.go(run);
            run.flush();
            State state = finished ? State.DONE : closing ? State.INTERRUPTED : State.CANCELLED;
            end(run, state, message(run, state));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "simulation " + id + " failed", e);
            end(run, closing ? State.INTERRUPTED : State.FAILED, closing ? STOPPED : String.valueOf(e.getMessage()));
        } finally {
            current = null;
        }
        tell(id);
    }

    private static String message(SimulationRun run, State state) {
        return switch (state) {
            case DONE -> run.result().replay() == null ? SETTLED : "";
            case INTERRUPTED -> STOPPED;
            default -> "Cancelled; what differs until then is kept.";
        };
    }

    private void end(SimulationRun run, State state, String message) {
        SimulationResult result = run.result();
        boolean empty = result.rules() == null && result.replay() == null;
        store.end(
                run.stored().id(),
                state,
                run.done(),
                run.total(),
                message,
                empty ? null : ReleaseJson.write(result),
                clock.instant());
    }

    /** Naps for as long as the session has too much to do, and nobody wants an end of it. */
    private boolean goOn() {
        while (wanted() && busy.getAsBoolean()) {
            LockSupport.parkNanos(NAP_NANOS);
        }
        return wanted();
    }

    private boolean wanted() {
        SimulationRun running = current;
        return !closing && (running == null || !running.cancelled());
    }

    @Override
    public void close() {
        closing = true;
        ring();
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
