package io.traider.release;

import io.traider.domain.Decision;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationRow.Kind;
import io.traider.journal.release.SimulationStore;
import io.traider.journal.release.StoredSimulation;
import io.traider.parity.DivergenceReport.Figures;
import io.traider.parity.ReplayListener;
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
final class SimulationRun implements WhatIf.Comparison, ReplayListener {

    /** Rows that are kept of one simulation. */
    static final int ROWS = 1_000;

    private static final int BATCH = 100;
    private static final long TELL_NANOS = 250_000_000L;

    private final StoredSimulation stored;
    private final SimulationStore store;
    private final BooleanSupplier goOn;
    private final Runnable tell;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<SimulationRow> waiting = new ArrayList<>();
    private final long began = System.nanoTime();
    private int rows;
    private long told;
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

    double pace() {
        double seconds = (System.nanoTime() - began) / 1e9;
        return seconds <= 0 ? 0 : asked / seconds;
    }

    @Override
    public boolean progress(long inputs, long all) {
        done = inputs;
        total = all;
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
        if (rows < ROWS) {
            waiting.add(new SimulationRow(rows++, kind, sequence, was, would));
            if (waiting.size() >= BATCH) {
                flush();
            }
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            store.keep(stored.id(), waiting);
            waiting.clear();
        }
    }

    SimulationResult result(WhatIfReport report) {
        Figures left = report.difference().left();
        Figures right = report.difference().right();
        return new SimulationResult(
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
                report.flaws());
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
