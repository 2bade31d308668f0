package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.ReleaseKind;
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
 * what it said to them or, where another is in force since, beside what that one says to them. No engine runs, so it is quick. It says which orders would have been stopped or let through, one by
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

        /**
         * @param was {@code null} when what is in force since would have made none, or another
         * @param would {@code null} when there would be none, or another about which no more is known
         */
        void otherwise(@Nullable Decision was, @Nullable Decision would);
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
     * @param beside what is in force now: asked about each decision that another version made, and about others now and then
     *     for its pace; {@code null} for a comparison with what is recorded alone
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
        Pass pass = new Pass(Recall.of(kind, pack), beside == null ? null : Beside.of(kind, beside), comparison);
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

    /** The pack in force now. */
    private record Beside(Recall recall, String key, String hash) {

        static Beside of(PackKind kind, RulePack pack) {
            return new Beside(Recall.of(kind, pack), ReleaseKind.RULE_PACK.key(pack.name()), pack.hash());
        }

        boolean made(Decision decision) {
            return hash.equals(decision.versions().get(key));
        }
    }

    private static final class Pass {
        private final Recall recall;
        private final @Nullable Beside beside;
        private final Comparison comparison;
        private final Histogram pace = new Histogram(3);
        private final Histogram besidePace = new Histogram(3);
        private long asked;
        private long unknown;
        private long partly;
        private long differ;
        private long past;
        private long failed;
        private long asking;
        private String failure = "";

        Pass(Recall recall, @Nullable Beside beside, Comparison comparison) {
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
            Decision left = inForce(decision);
            asked++;
            long took = timed(recall);
            asking += took;
            pace.recordValue(took);
            String fault = recall.fault();
            if (!fault.isEmpty()) {
                failed++;
                failure = failure.isEmpty() ? fault : failure;
            }
            if (left == null ? recall.would(decision) != null : !recall.same(left)) {
                differ++;
                comparison.otherwise(left, recall.would(decision));
            }
        }

        /** A decision as what is in force now makes it; {@code null} when it makes none, or another. */
        private @Nullable Decision inForce(Decision decision) {
            Beside now = beside;
            boolean made = now == null || now.made(decision);
            if (now == null || made && asked % SAMPLE != 0 || now.recall().recalls(decision) == Recall.Kept.UNKNOWN) {
                return decision;
            }
            besidePace.recordValue(timed(now.recall()));
            if (made || now.recall().same(decision)) {
                return decision;
            }
            past++;
            return now.recall().would(decision);
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
                    whole && differ == 0 && past == 0,
                    RulesPassReport.Pace.of(pace),
                    RulesPassReport.Pace.of(besidePace),
                    seconds,
                    asking / SECOND);
        }
    }
}
