package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.execution.VenueTerms;
import io.traider.journal.JournalBlocks;
import io.traider.journal.RecordedBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What would have been decided, had something else been in force: recorded time is gone through twice side by side, with
 * what was in force and with a {@link Change}, each with orders and fills of its own at the paper venue. Both begin with the
 * positions of that moment and warm books and features, and without the alerts that last: whatever holds still is raised by
 * either side itself, or else the change would be credited with what was in force. For simulations of drafts, by people and by
 * releases under review.
 *
 * <p>What came into force while a recorded session ran comes into force on both sides at the same input, with one exception:
 * what is changed stays as it is changed, since the question is what it would have done all the time.
 */
public final class WhatIf {
    private static final double SECOND = 1e9;

    /** Hears what both sides decided, on the run's own thread. */
    public interface Comparison {

        /** Nobody listens. */
        Comparison NOBODY = (sequence, was, would) -> {};

        /**
         * An input on which either side decided.
         *
         * @param sequence of the recorded input
         */
        void settled(long sequence, List<Decision> was, List<Decision> would);

        /** An alert that began on one side alone; told when it ends, or with the run. */
        default void alerted(AlertApart apart) {}

        /** How often both sides together asked their rule packs until now, told every few thousand inputs. */
        default void asked(long times) {}
    }

    private final JournalBlocks log;
    private final Releases releases;
    private final VenueTerms terms;

    /**
     * @param releases belongs to the caller, who closes it after the last run
     * @param terms of the paper venue
     */
    public WhatIf(JournalBlocks log, Releases releases, VenueTerms terms) {
        this.log = log;
        this.releases = releases;
        this.terms = terms;
    }

    /**
     * Runs a stretch of recorded time.
     *
     * @param changes made one upon another, at least one
     * @throws IllegalArgumentException when a change cannot be made to what was in force
     * @throws IllegalStateException when the inputs are no longer kept
     */
    public WhatIfReport run(Instant from, Instant to, List<Change> changes, ReplayListener listener) {
        return run(from, to, changes, Comparison.NOBODY, listener);
    }

    /** The same, for somebody who wants to hear of every decision. */
    public WhatIfReport run(
            Instant from, Instant to, List<Change> changes, Comparison comparison, ReplayListener listener) {
        DayWalk way = new DayWalk(log, Parity.nanos(from), Parity.nanos(to));
        try (Pair pair = new Pair(way, changes, comparison)) {
            long start = System.nanoTime();
            boolean finished = way.go(pair, (done, all) -> {
                comparison.asked(pair.asked());
                return listener.progress(done, all);
            });
            return pair.report(from, to, finished, (System.nanoTime() - start) / SECOND);
        }
    }

    /** Both runs. */
    private final class Pair implements DayWalk.Traveller, AutoCloseable {
        private final DayWalk way;
        private final List<Change> changes;
        private final Divergence divergence;
        private final Rerun was;
        private final Rerun would;
        private final Map<EngineSetup, EngineSetup> changed = new IdentityHashMap<>();
        private final List<Session> sessions = new ArrayList<>();
        private final List<String> flaws = new ArrayList<>();
        private SortedMap<String, String> before = new TreeMap<>();
        private SortedMap<String, String> after = new TreeMap<>();
        private long preparing;
        private long inputs;
        private long led;

        Pair(DayWalk way, List<Change> changes, Comparison comparison) {
            this.way = way;
            this.changes = changes;
            this.divergence = new Divergence(comparison);
            this.was = new Rerun(releases.shelf(), terms, divergence.left());
            this.would = new Rerun(releases.shelf(), terms, divergence.right());
        }

        long asked() {
            return was.asked() + would.asked();
        }

        @Override
        public void session(Session session) {
            long began = System.nanoTime();
            EngineSetup inForce = releases.inForce(session);
            EngineSetup other = changed.computeIfAbsent(inForce, this::change);
            EngineState state = sessions.isEmpty() ? way.stateBefore(inForce) : was.state();
            preparing += System.nanoTime() - began;
            sessions.add(session);
            before = inForce.versions();
            after = other.versions();
            was.begin(inForce, state, Set.of());
            would.begin(other, state, changedNames());
        }

        private Set<String> changedNames() {
            return after.entrySet().stream()
                    .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private EngineSetup change(EngineSetup inForce) {
            EngineSetup made = inForce.twin();
            for (Change change : changes) {
                try (EngineSetup last = made) {
                    made = change.apply(last);
                }
            }
            return made;
        }

        @Override
        public void flaw(RecordedBlock block) {
            flaws.add("block " + block.firstSequence() + ": " + block.flaw());
        }

        @Override
        public void input(long sequence, Input input, RecordedBlock block, boolean within) {
            if (within) {
                if (inputs++ == 0) {
                    was.forgetAlerts();
                    would.forgetAlerts();
                }
                was.on(sequence, input);
                would.on(sequence, input);
                divergence.settle(sequence, input);
            } else {
                led++;
                was.follow(block.step(sequence));
                would.follow(block.step(sequence));
            }
        }

        WhatIfReport report(Instant from, Instant to, boolean finished, double seconds) {
            DivergenceReport apart = divergence.report();
            double going = Math.max(1e-9, seconds - preparing / SECOND);
            return new WhatIfReport(
                    from,
                    to,
                    finished,
                    changes.stream().map(Change::name).toList(),
                    before,
                    after,
                    sessions,
                    flaws,
                    inputs,
                    led,
                    apart,
                    seconds,
                    asked(was),
                    asked(would),
                    Math.round((inputs + led) / going),
                    Math.round((apart.left().decisions() + apart.right().decisions()) / going),
                    Math.round(asked() / going));
        }

        private static WhatIfReport.Asked asked(Rerun side) {
            return new WhatIfReport.Asked(side.asked(), side.deciding(50), side.deciding(99));
        }

        @Override
        public void close() {
            was.close();
            would.close();
            changed.values().forEach(EngineSetup::close);
        }
    }
}
