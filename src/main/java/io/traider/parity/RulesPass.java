package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.journal.DecisionWalk;
import io.traider.journal.JournalBlocks;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Asks a rule pack again about what stands recorded with decisions: the very facts that the pack in force was shown, beside
 * what it said to them. No engine runs, so it is quick. It says which orders would have been stopped or let through, one by
 * one as they were; not what would have come of it: orders that follow, sizes, profit. For that there is {@link WhatIf}.
 *
 * <p>When a pre-trade pack would have said the same to every order of a time, nothing would have been otherwise in it: the
 * engine decides by its inputs and by what packs say, and both would have been the same from the first decision to the last.
 * A strategy pack leaves no record of when it was asked and said nothing, so of one that can only be known by a replay.
 */
public final class RulesPass {

    private static final double SECOND = 1e9;

    /** Of how many askings one is put to the other pack too, to see how quick it is. */
    private static final int SAMPLE = 16;

    /** Hears of decisions that would be otherwise, on the pass's own thread. */
    @FunctionalInterface
    public interface Comparison {

        /** @param would {@code null} when there would be none, or another about which no more is known */
        void otherwise(Decision was, @Nullable Decision would);
    }

    private final JournalBlocks log;

    public RulesPass(JournalBlocks log) {
        this.log = log;
    }

    /**
     * Asks a pack about all decisions of a time.
     *
     * @param kind strategy or pre-trade
     * @param pack asked by the calling thread alone
     * @param beside what is in force, asked now and then for its pace alone; {@code null} when that does not matter
     * @param listener told of decisions done and in all
     * @throws IllegalArgumentException when packs of that kind decide nothing that is recorded
     * @throws IllegalStateException when the log cannot be read
     */
    public RulesPassReport run(
            Instant from,
            Instant to,
            PackKind kind,
            RulePack pack,
            @Nullable RulePack beside,
            Comparison comparison,
            ReplayListener listener) {
        Pass pass = new Pass(Recall.of(kind, pack), beside == null ? null : Recall.of(kind, beside), comparison);
        long began = System.nanoTime();
        boolean finished = true;
        try (DecisionWalk walk = log.decisions(Parity.nanos(from), Parity.nanos(to))) {
            long done = 0;
            for (List<Decision> next = walk.next(); finished && !next.isEmpty(); next = walk.next()) {
                next.forEach(pass::ask);
                done += next.size();
                finished = listener.progress(done, walk.total());
            }
        }
        return pass.report(kind, finished, (System.nanoTime() - began) / SECOND);
    }

    private static final class Pass {
        private final Recall recall;
        private final @Nullable Recall beside;
        private final Comparison comparison;
        private final Histogram pace = new Histogram(3);
        private final Histogram besidePace = new Histogram(3);
        private long asked;
        private long unknown;
        private long partly;
        private long differ;
        private long failed;
        private long asking;
        private String failure = "";

        Pass(Recall recall, @Nullable Recall beside, Comparison comparison) {
            this.recall = recall;
            this.beside = beside;
            this.comparison = comparison;
        }

        void ask(Decision decision) {
            switch (kept(decision)) {
                case NOT_ASKED -> {}
                case UNKNOWN -> unknown++;
                case PARTLY -> {
                    partly++;
                    judge(decision);
                }
                case WHOLE -> judge(decision);
            }
        }

        /** What an earlier version of the platform called otherwise is not known to this one. */
        private Recall.Kept kept(Decision decision) {
            try {
                return recall.recalls(decision);
            } catch (IllegalArgumentException e) {
                return Recall.Kept.UNKNOWN;
            }
        }

        private void judge(Decision decision) {
            if (beside != null && asked % SAMPLE == 0 && beside.recalls(decision) != Recall.Kept.UNKNOWN) {
                besidePace.recordValue(timed(beside));
            }
            asked++;
            long took = timed(recall);
            asking += took;
            pace.recordValue(took);
            String fault = recall.fault();
            if (!fault.isEmpty()) {
                failed++;
                failure = failure.isEmpty() ? fault : failure;
            }
            if (!recall.same(decision)) {
                differ++;
                comparison.otherwise(decision, recall.would(decision));
            }
        }

        private static long timed(Recall recall) {
            long began = System.nanoTime();
            recall.ask();
            return System.nanoTime() - began;
        }

        RulesPassReport report(PackKind kind, boolean finished, double seconds) {
            boolean whole = finished && kind == PackKind.PRETRADE && unknown == 0 && partly == 0;
            return new RulesPassReport(
                    finished,
                    asked,
                    unknown,
                    differ,
                    failed,
                    failure,
                    whole && differ == 0,
                    RulesPassReport.Pace.of(pace),
                    RulesPassReport.Pace.of(besidePace),
                    seconds,
                    asking / SECOND);
        }
    }
}
