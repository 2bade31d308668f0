package io.traider.release;

import io.traider.domain.Decision;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationRow.Kind;
import io.traider.journal.release.SimulationRow.Pass;
import io.traider.journal.release.SimulationStore;
import io.traider.journal.release.StoredSimulation;
import io.traider.parity.AlertApart;
import io.traider.parity.DivergenceReport.Figures;
import io.traider.parity.ReplayListener;
import io.traider.parity.RulesPass;
import io.traider.parity.RulesPassReport;
import io.traider.parity.WhatIf;
import io.traider.parity.WhatIfReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The simulation under way: counts and keeps what differs, tells how far it is, and can be ended. */
final class SimulationRun implements WhatIf.Comparison, RulesPass.Comparison, ReplayListener {

    /** Rows that are kept of each pass. */
    static final int ROWS = 1_000;

    private static final int BATCH = 100;
    private static final long TELL_NANOS = 250_000_000L;

    private final StoredSimulation stored;
    private final SimulationStore store;
    private final BooleanSupplier goOn;
    private final Runnable tell;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<SimulationRow> waiting = new ArrayList<>();
    private final List<SimulationAlertRow> alerts = new ArrayList<>();
    private long apart;
    private SimulationResult.@Nullable Rules rules;
    private SimulationResult.@Nullable Replay replay;
    private int ordinal;
    private int rows;
    private long told;
    private volatile long began = System.nanoTime();
    private volatile @Nullable Pass pass;
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long total;
    private volatile long asked;

    /** @param goOn asked now and then; may rest */
    SimulationRun(StoredSimulation stored, SimulationStore store, BooleanSupplier goOn, Runnable tell) {
        this.stored = stored;
        this.store = store;
        this.goOn = goOn;
        this.tell = tell;
    }

    StoredSimulation stored() {
        return stored;
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }

    /** {@code null} while it is prepared. */
    @Nullable
    Pass pass() {
        return pass;
    }

    /** Another pass begins. */
    void begin(Pass next) {
        counts.clear();
        rows = 0;
        done = 0;
        total = 0;
        asked = 0;
        began = System.nanoTime();
        pass = next;
        tell.run();
    }

    /** Decisions a second in this pass. */
    double pace() {
        double seconds = (System.nanoTime() - began) / 1e9;
        return seconds <= 0 ? 0 : asked / seconds;
    }

    @Override
    public boolean progress(long gone, long all) {
        done = gone;
        total = all;
        if (pass == Pass.RULES) {
            asked = gone;
        }
        long now = System.nanoTime();
        if (now - told >= TELL_NANOS) {
            told = now;
            tell.run();
        }
        return !cancelled && goOn.getAsBoolean();
    }

    @Override
    public void asked(long times) {
        asked = times;
    }

    @Override
    public void otherwise(@Nullable Decision was, @Nullable Decision would) {
        if (was != null) {
            Kind kind = kind(was, would);
            add(kind == null ? Kind.OTHERWISE : kind, was.sequence(), was, would);
        } else if (would != null) {
            add(Kind.GAINED, would.sequence(), null, would);
        }
    }

    @Override
    public void settled(long sequence, List<Decision> was, List<Decision> would) {
        List<Decision> left = new ArrayList<>(would);
        for (Decision one : was) {
            Decision other = take(left, one);
            Kind kind = kind(one, other);
            if (kind != null) {
                add(kind, sequence, one, other);
            }
        }
        left.forEach(other -> add(Kind.GAINED, sequence, null, other));
    }

    private static @Nullable Decision take(List<Decision> from, Decision like) {
        for (Decision each : from) {
            if (each.signal().strategy().equals(like.signal().strategy())
                    && each.signal().instrument().equals(like.signal().instrument())) {
                from.remove(each);
                return each;
            }
        }
        return null;
    }

    private static @Nullable Kind kind(Decision was, @Nullable Decision would) {
        if (would == null) {
            return Kind.LOST;
        }
        if (was.verdict().allowed() != would.verdict().allowed()) {
            return was.verdict().allowed() ? Kind.STOPPED : Kind.LET_THROUGH;
        }
        boolean same = was.signal().equals(would.signal())
                && Objects.equals(was.intent(), would.intent())
                && was.verdict().equals(would.verdict());
        return same ? null : Kind.OTHERWISE;
    }

    private void add(Kind kind, long sequence, @Nullable Decision was, @Nullable Decision would) {
        counts.merge(kind, 1L, Long::sum);
        Pass by = pass;
        if (rows < ROWS && by != null) {
            rows++;
            waiting.add(new SimulationRow(ordinal++, by, kind, sequence, -1, was, would));
            if (waiting.size() >= BATCH) {
                flush();
            }
        }
    }

    @Override
    public void alerted(AlertApart found) {
        if (apart < ROWS) {
            alerts.add(new SimulationAlertRow(
                    (int) apart, found.gained(), found.sequence(), found.alert(), found.other()));
        }
        apart++;
        if (alerts.size() >= BATCH) {
            flushAlerts();
        }
    }

    private void flushAlerts() {
        if (!alerts.isEmpty()) {
            store.keepAlerts(stored.id(), alerts);
            alerts.clear();
        }
    }

    void flush() {
        flushAlerts();
        if (!waiting.isEmpty()) {
            store.keep(stored.id(), waiting);
            waiting.clear();
        }
    }

    /** What is known by now. */
    SimulationResult result() {
        return new SimulationResult(rules, replay);
    }

    /** Whether the time is still to be replayed. */
    boolean unsettled() {
        return rules == null || !rules.settled() || stored.replay();
    }

    /** The pass over recorded facts has ended. */
    void asked(RulesPassReport report) {
        flush();
        rules = new SimulationResult.Rules(
                report.finished(),
                report.asked(),
                report.unknown(),
                count(Kind.STOPPED),
                count(Kind.LET_THROUGH),
                count(Kind.LOST),
                count(Kind.OTHERWISE) + count(Kind.GAINED),
                report.failed(),
                report.failure(),
                report.settled(),
                report.besidePace(),
                report.pace(),
                report.seconds(),
                report.decisionsPerSecond(),
                report.differ());
        store.found(stored.id(), ReleaseJson.write(result()));
    }

    /** The replay has ended. */
    void replayed(WhatIfReport report) {
        flush();
        Figures left = report.difference().left();
        Figures right = report.difference().right();
        replay = new SimulationResult.Replay(
                report.finished(),
                report.inputs(),
                report.led(),
                side(left, report.was()),
                side(right, report.would()),
                count(Kind.STOPPED),
                count(Kind.LET_THROUGH),
                count(Kind.GAINED),
                count(Kind.LOST),
                count(Kind.OTHERWISE),
                report.difference().pnlDifference(),
                left.currency() == null ? "" : left.currency(),
                report.seconds(),
                report.askedPerSecond(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                report.flaws(),
                report.difference().alerts(),
                apart);
    }

    private static SimulationResult.Side side(Figures figures, WhatIfReport.Asked asked) {
        return new SimulationResult.Side(
                asked.times(),
                figures.decisions(),
                figures.denied(),
                figures.orders(),
                figures.fills(),
                figures.pnl(),
                asked.medianMicros(),
                asked.p99Micros());
    }

    private long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
