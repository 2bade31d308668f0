package io.traider.parity;

import io.traider.journal.ParityCheck;
import io.traider.journal.ParityCheck.Figures;
import io.traider.journal.ParityCheck.State;
import io.traider.journal.ParityChecks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks recorded days beside the running platform, each night and whenever somebody asks, and keeps what is found. One
 * thread of low priority does it, which rests most of the time and always while the session is busy. May be used by any
 * thread.
 */
public final class ParityDesk implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ParityDesk.class.getName());
    private static final long SOON_SECONDS = 90;

    /** By whom a check is requested that nobody asked for. */
    public static final String SCHEDULE = "schedule";

    private final Parity parity;
    private final ParityChecks kept;
    private final Clock clock;
    private final Gentle gentle;
    private final ScheduledExecutorService thread;
    private volatile @Nullable ParityCheck running;
    private volatile @Nullable ParityCheck last;
    private volatile boolean closed;

    /**
     * @param parity used by this desk alone
     * @param gentle when it rests
     */
    public ParityDesk(Parity parity, ParityChecks kept, Clock clock, Gentle gentle) {
        this.parity = parity;
        this.kept = kept;
        this.clock = clock;
        this.gentle = gentle;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("parity")
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        // Here, as it would else be one of whoever asks first.
        one.prestartCoreThread();
        this.thread = one;
        kept.stopLeftovers(clock.instant());
        last = kept.latest(20).stream().filter(ParityDesk::telling).findFirst().orElse(null);
    }

    /** Checks yesterday once a day at this time of UTC, and soon when that was missed. */
    public void nightly(LocalTime at) {
        thread.schedule(this::catchUp, SOON_SECONDS, TimeUnit.SECONDS);
        again(at);
    }

    private void catchUp() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        try {
            if (!kept.checked(yesterday) && parity.recorded(yesterday)) {
                tonight();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "whether a nightly check was missed is not known", e);
        }
    }

    private void again(LocalTime at) {
        Instant now = clock.instant();
        Instant next = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(at).toInstant(ZoneOffset.UTC);
        Instant due = next.isAfter(now) ? next : next.plus(Duration.ofDays(1));
        thread.schedule(
                () -> {
                    tonight();
                    again(at);
                },
                Duration.between(now, due).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void tonight() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        try {
            check(begin(yesterday, SCHEDULE));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the nightly check of " + yesterday + " could not begin", e);
        }
    }

    /**
     * Asks for a check of a day; it begins when the thread is free.
     *
     * @return the check as it begins, or the one that runs already
     */
    public synchronized ParityCheck request(LocalDate day, String by) {
        ParityCheck now = running;
        if (now != null) {
            return now;
        }
        ParityCheck begun = begin(day, by);
        thread.execute(() -> check(begun));
        return begun;
    }

    private synchronized ParityCheck begin(LocalDate day, String by) {
        ParityCheck begun = kept.begin(day, by, clock.instant());
        running = begun;
        return begun;
    }

    private void check(ParityCheck begun) {
        try {
            ParityReport report = parity.check(begun.day(), true, (done, all) -> gentle.rest(() -> closed) && !closed);
            finish(begun, State.valueOf(report.outcome().name()), report);
        } catch (RuntimeException e) {
            failed(begun, e);
        } finally {
            running = null;
        }
    }

    /** Being closed may interrupt whatever a check is just doing: that is a stop as well. */
    private void failed(ParityCheck begun, RuntimeException e) {
        boolean stopped = closed;
        if (stopped) {
            Thread.interrupted();
        }
        State state = stopped ? State.STOPPED : State.FAILED;
        if (!stopped) {
            LOG.log(Level.WARNING, "the parity check of " + begun.day() + " failed", e);
        }
        String remark = stopped ? "" : String.valueOf(e.getMessage());
        done(kept.finish(begun.id(), clock.instant(), state, Cause.NONE.name(), remark, null, null));
    }

    private void finish(ParityCheck begun, State state, ParityReport report) {
        String remark = report.first().isEmpty() ? "" : remark(report.first().getFirst());
        if (state == State.DIFFERENT) {
            LOG.log(
                    Level.ERROR,
                    "the replay of " + begun.day() + " differs in " + report.differences() + " things because of "
                            + report.cause() + "; first: " + remark);
        }
        done(kept.finish(begun.id(), clock.instant(), state, report.cause().name(), remark, figures(report), report));
    }

    private void done(ParityCheck check) {
        if (telling(check)) {
            last = check;
        }
    }

    /** A check that replayed nothing does not lift an alarm. */
    private static boolean telling(ParityCheck check) {
        return switch (check.state()) {
            case IDENTICAL, DIFFERENT, FAILED -> true;
            case RUNNING, EMPTY, STOPPED -> false;
        };
    }

    private static String remark(Difference first) {
        String text = "input " + first.sequence() + ", " + first.kind() + " " + first.subject() + ": "
                + first.recorded() + " recorded, " + first.replayed() + " replayed";
        return text.length() > 500 ? text.substring(0, 499) + "…" : text;
    }

    private static @Nullable Figures figures(ParityReport report) {
        if (report.inputs() == 0) {
            return null;
        }
        DivergenceReport apart = report.divergence();
        return new Figures(
                report.inputs(),
                report.decisions(),
                report.fills(),
                report.differences(),
                apart == null
                        ? null
                        : apart.decisionsGained()
                                + apart.decisionsLost()
                                + apart.decisionsChanged()
                                + apart.verdictsChanged(),
                apart == null ? null : apart.fillsGained() + apart.fillsLost(),
                apart == null ? null : apart.fillPriceBps(),
                apart == null ? null : apart.pnlDifference(),
                apart == null ? null : apart.left().latencyMillis(),
                apart == null ? null : apart.right().latencyMillis(),
                report.inputsPerSecond());
    }

    /** The check that runs now. */
    public Optional<ParityCheck> running() {
        return Optional.ofNullable(running);
    }

    /** The last check that came to a result, whichever day it was of. */
    public Optional<ParityCheck> last() {
        return Optional.ofNullable(last);
    }

    /** The latest checks, newest first; asks the database. */
    public List<ParityCheck> latest(int first) {
        return kept.latest(first);
    }

    /** Stops a check that runs, within a second or so. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a parity check does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parity.close();
    }
}
