package io.traider.release;

import io.traider.engine.ModelUse;
import io.traider.journal.release.Publication;
import io.traider.judging.Estimate;
import io.traider.judging.LiveFigures;
import io.traider.judging.LiveScores;
import io.traider.rule.fact.ModelHealth;
import io.traider.session.SessionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One score source in force, from when it was first seen.
 *
 * @param inForce the publication that put it there
 * @param beganNanos session time when it was first seen, or the strategy was last set otherwise
 * @param beganPnl the strategy's profit then, dollars
 * @param basis how the strategy has been set since then
 */
record ScoreWatch(LiveScores live, Publication inForce, long beganNanos, BigDecimal beganPnl, ProfitBasis basis) {

    private static final double MINUTE = 60e9;
    private static final double PLACES = 1e4;

    /** So long a strategy has to be watched before its profit says anything. */
    private static final double LEAST_MINUTES = 10;

    ModelHealth fact(
            ModelUse use, LiveFigures figures, SessionState state, BigDecimal pnl, boolean hasPrevious, Instant now) {
        double minutes = minutes(state);
        double earned = pnl.subtract(beganPnl).doubleValue();
        Instant since = inForce.inForceAt();
        return new ModelHealth(
                use.strategy(),
                use.label(),
                use.hash(),
                since == null ? 0 : Duration.between(since, now).toMinutes(),
                figures.samples(),
                rounded(figures.refusedShare()),
                figures.worst().name(),
                rounded(figures.worst().psi()),
                rounded(figures.worst().usual()),
                rounded(figures.score().psi()),
                rounded(figures.score().usual()),
                figures.outcomes(),
                rounded(figures.brier().value()),
                rounded(value(figures.expectedBrier())),
                rounded(above(figures.brier(), figures.expectedBrier())),
                rounded(figures.hitRate().value()),
                rounded(value(figures.expectedHitRate())),
                rounded(-above(figures.hitRate(), figures.expectedHitRate())),
                rounded(earned),
                rounded(figures.profit().expected(minutes)),
                minutes < LEAST_MINUTES ? 0 : rounded(figures.profit().shortfall(minutes, earned)),
                rounded(figures.p99Micros()),
                basis.budgetMicros(),
                hasPrevious);
    }

    /** Profit is expected only of a strategy that earns by its score, and is set as it was when it was judged. */
    LiveFigures figures() {
        LiveFigures all = live.look();
        return basis.earns() && basis.setting().equals(live.setting()) ? all : all.expectingNoProfit();
    }

    double minutes(SessionState state) {
        return (state.nanos() - beganNanos) / MINUTE;
    }

    private static double value(@Nullable Estimate estimate) {
        return estimate == null ? 0 : estimate.value();
    }

    private static double above(Estimate now, @Nullable Estimate expected) {
        return expected == null ? 0 : now.above(expected);
    }

    /** For people; what is not known is 0. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(PLACES * value) / PLACES : 0;
    }
}
