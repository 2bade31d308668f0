package io.traider.release;

import io.traider.journal.JournalBlocks;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationStore;
import io.traider.journal.release.StoredSimulation;
import io.traider.journal.release.StoredSimulation.State;
import io.traider.parity.Change;
import io.traider.parity.WhatIf;
import io.traider.parity.WhatIfReport;
import io.traider.release.ReleaseRefused.Code;
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

    private final SimulationStore store;
    private final JournalBlocks log;
    private final WhatIf past;
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
    private boolean rung;
    private volatile boolean closing;
    private volatile @Nullable SimulationRun current;

    SimulationDesk(DeskSetup setup, CheckDesk checks) {
        this.store = setup.store().simulations();
        this.log = setup.blocks();
        this.past = setup.past();
        this.checks = checks;
        this.busy = setup.busy();
        this.clock = setup.clock();
    }

    void open() {
        store.interrupt("The platform stopped while it ran.", clock.instant());
        worker.start();
    }

    Simulation simulate(Draft draft, Instant from, Instant to, String by) {
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
                store.add(draft.key().toString(), draft.content().files(), from, to, by, clock.instant());
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

    List<SimulationRow> rows(long id, int from, int first) {
        return store.rows(id, from, first);
    }

    boolean cancel(long id, String by) {
        SimulationRun running = current;
        if (running != null && running.stored().id() == id && !running.cancelled()) {
            running.cancel();
            return true;
        }
        boolean ended = store.end(id, State.CANCELLED, 0, 0, "Cancelled by " + by + ".", null, clock.instant());
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
                Simulation.State.valueOf(stored.state().name()),
                stored.by(),
                stored.requestedAt(),
                stored.startedAt(),
                stored.endedAt(),
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
                } else if (store.begin(next.id(), clock.instant())) {
                    run(next);
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

    private void run(StoredSimulation next) {
        SimulationRun run = new SimulationRun(next, store, this::goOn, () -> tell(next.id()));
        current = run;
        tell(next.id());
        try {
            end(run, past.run(next.from(), next.to(), List.of(change(next)), run, run));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "simulation " + next.id() + " failed", e);
            store.end(
                    next.id(),
                    closing ? State.INTERRUPTED : State.FAILED,
                    run.done(),
                    run.total(),
                    closing ? "The platform stopped while it ran." : String.valueOf(e.getMessage()),
                    null,
                    clock.instant());
        } finally {
            current = null;
        }
        tell(next.id());
    }

    private Change change(StoredSimulation simulation) {
        return switch (checks.make(ReleaseKey.parse(simulation.key()), new Content(simulation.files()))) {
            case Ready.Rules rules -> new Change.Pack(rules.pack());
            case Ready.LimitSet limits -> new Change.Limits(limits.book());
        };
    }

    private void end(SimulationRun run, WhatIfReport report) {
        run.flush();
        State state = report.finished() ? State.DONE : closing ? State.INTERRUPTED : State.CANCELLED;
        String message = switch (state) {
            case DONE -> "";
            case INTERRUPTED -> "The platform stopped while it ran.";
            default -> "Cancelled; what differs until then is kept.";
        };
        store.end(
                run.stored().id(),
                state,
                run.done(),
                run.total(),
                message,
                ReleaseJson.write(run.result(report)),
                clock.instant());
    }

    /** Naps for as long as the session has too much to do. */
    private boolean goOn() {
        while (!closing && busy.getAsBoolean()) {
            LockSupport.parkNanos(NAP_NANOS);
        }
        return !closing;
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
