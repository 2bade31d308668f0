package io.traider.backtest.desk;

import io.traider.backtest.BacktestSummary;
import io.traider.journal.StoredRun;
import io.traider.journal.StoredRun.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that was asked for, and where it stands.
 *
 * @param by who asked
 * @param started {@code null} while it waits
 * @param ended {@code null} until it ends
 * @param message why it ended as it did; empty when there is nothing to say
 * @param progress while it runs
 * @param summary its figures without the trades; {@code null} until there are any
 */
public record BacktestRun(
        long id,
        String name,
        BacktestRequest request,
        State state,
        String by,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant ended,
        String message,
        @Nullable RunProgress progress,
        @Nullable BacktestSummary summary) {

    static BacktestRun of(StoredRun stored, @Nullable RunProgress progress) {
        String summary = stored.summary();
        return new BacktestRun(
                stored.id(),
                stored.name(),
                RunJson.read(stored.request(), BacktestRequest.class),
                stored.state(),
                stored.by(),
                stored.requested(),
                stored.started(),
                stored.ended(),
                stored.message(),
                stored.state() == State.RUNNING ? progress : null,
                summary == null ? null : RunJson.read(summary, BacktestSummary.class));
    }

    /** The same as far as it has come. */
    BacktestRun at(RunProgress now) {
        return new BacktestRun(id, name, request, state, by, requested, started, ended, message, now, summary);
    }
}
