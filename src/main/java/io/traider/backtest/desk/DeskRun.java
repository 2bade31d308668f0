package io.traider.backtest.desk;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.desk.Workshop.Job;
import io.traider.domain.Step;
import io.traider.journal.RunStore;
import io.traider.journal.RunStore.Outcome;
import io.traider.journal.RunWriter;
import io.traider.journal.StoredRun.State;
import io.traider.report.RunReport.Tries;
import io.traider.report.TearSheet;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The run under way. */
final class DeskRun implements BacktestListener {

    static final String STOPPED = "The platform was stopped while it ran.";

    private static final Logger LOG = System.getLogger(DeskRun.class.getName());
    private static final long TELL_NANOS = 250_000_000L;
    private static final long NAP_MILLIS = 20;

    private final BacktestRun run;
    private final Workshop workshop;
    private final RunStore store;
    private final BooleanSupplier busy;
    private final Consumer<BacktestRun> tell;
    private volatile RunProgress progress = RunProgress.PREPARING;
    private volatile boolean stopping;
    private State state = State.DONE;
    private String message = "";
    private Outcome outcome = Outcome.NONE;
    private @Nullable Job job;
    private @Nullable RunWriter writer;
    private long began;
    private long told;

    DeskRun(BacktestRun run, Workshop workshop, RunStore store, BooleanSupplier busy, Consumer<BacktestRun> tell) {
        this.run = run;
        this.workshop = workshop;
        this.store = store;
        this.busy = busy;
        this.tell = tell;
    }

    long id() {
        return run.id();
    }

    RunProgress progress() {
        return progress;
    }

    BacktestRun now() {
        return run.at(progress);
    }

    /** How it ended, once {@link #run} is over. */
    synchronized State state() {
        return state;
    }

    synchronized String message() {
        return message;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Has it end soon, as this; {@code false} when it ends already. */
    synchronized boolean stop(State as, String why) {
        if (stopping) {
            return false;
        }
        stopping = true;
        state = as;
        message = why;
        return true;
    }

    void run() {
        try (Job prepared = workshop.prepare(run.request());
                RunWriter steps = store.writer(run.id())) {
            job = prepared;
            writer = steps;
            began = System.nanoTime();
            if (!stopping) {
                BacktestResult result = prepared.run(this);
                outcome = outcome(result, (System.nanoTime() - began) / 1e9);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.log(Level.WARNING, "backtest " + run.id() + " failed", e);
            stop(State.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.ERROR, "backtest " + run.id() + " failed", e);
            stop(State.FAILED, "Something went wrong that should not. The log says what.");
        }
    }

    private Outcome outcome(BacktestResult result, double seconds) {
        BacktestSummary summary = BacktestSummary.of(result, seconds);
        if (result.equity().size() < 2) {
            stop(State.FAILED, "Nothing happened: there is no event between its beginning and its end.");
            return Outcome.NONE;
        }
        if (result.failure() != null) {
            stop(State.FAILED, "It could not go on: " + result.failure() + ".");
        }
        return new Outcome(
                RunJson.write(summary.withoutTrades()),
                RunJson.write(RunDetail.of(result, summary)),
                TearSheet.html(result.report(Tries.ONE)));
    }

    @Override
    public boolean progress(long nanos, long events) {
        Job running = job;
        if (running != null) {
            long now = System.nanoTime();
            progress = RunProgress.of(running.share(nanos), nanos, events, (now - began) / 1e9);
            if (now - told >= TELL_NANOS) {
                told = now;
                tell.accept(now());
            }
        }
        giveWay();
        return !stopping;
    }

    /** Naps for as long as something more important has too much to do. */
    private void giveWay() {
        while (!stopping && busy.getAsBoolean()) {
            try {
                Thread.sleep(NAP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void step(Step step) {
        RunWriter keeping = writer;
        if (keeping != null) {
            keeping.step(step);
        }
    }
}
