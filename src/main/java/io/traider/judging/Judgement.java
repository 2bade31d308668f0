package io.traider.judging;

import io.traider.journal.release.StoredJudgement;
import io.traider.journal.release.StoredJudgement.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, or of a strategy's score, judged for a strategy.
 *
 * @param model its name, {@link JudgementDesk#scoreOf} of a score
 * @param share that is done, from 0 to 1
 * @param message why it ended as it did; empty when there is nothing to say
 * @param result {@code null} before its end
 */
public record Judgement(
        long id,
        String model,
        int version,
        String strategy,
        State state,
        String by,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        double share,
        String message,
        @Nullable JudgementResult result) {

    static Judgement of(StoredJudgement stored, double share) {
        return new Judgement(
                stored.id(),
                stored.model(),
                stored.version(),
                stored.strategy(),
                stored.state(),
                stored.by(),
                stored.requestedAt(),
                stored.startedAt(),
                stored.endedAt(),
                stored.state() == State.DONE ? 1 : share,
                stored.message(),
                stored.result() == null ? null : JudgementJson.read(stored.result()));
    }

    /** Whether it waits or runs. */
    public boolean open() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
