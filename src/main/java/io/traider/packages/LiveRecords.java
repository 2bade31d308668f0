package io.traider.packages;

import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.StrategyMode;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Counts what a strategy did here, from the journal and from what it holds. Blocking; for any thread. */
public final class LiveRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JournalReader journal;
    private final TradingSession session;

    public LiveRecords(JournalReader journal, TradingSession session) {
        this.journal = journal;
        this.session = session;
    }

    /** What it did since a moment; what it gained is of all its time. */
    public LiveRecord of(StrategyDefinition strategy, Instant since) {
        long from = Math.addExact(Math.multiplyExact(since.getEpochSecond(), 1_000_000_000L), since.getNano());
        Selection selection = new Selection(strategy.name(), null, null, from, null);
        return LiveRecord.of(
                since,
                strategy.mode() == StrategyMode.SHADOW,
                count(journal.countDecisions(selection)),
                count(journal.countOrders(selection)),
                count(journal.countFills(selection)),
                net(strategy.name()));
    }

    private static long count(CompletionStage<Long> answer) {
        return answer.toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> {
                    throw new CompletionException("the journal did not count in time", e);
                })
                .join();
    }

    private BigDecimal net(String strategy) {
        SessionState state = session.state();
        BigDecimal sum = BigDecimal.ZERO;
        for (Position each : state.positions()) {
            if (each.strategy().equals(strategy)) {
                sum = sum.add(each.realizedPnl().amount())
                        .subtract(each.fees().amount())
                        .add(each.funding().amount());
                Price mark = state.marks().get(each.instrument());
                sum = mark == null ? sum : sum.add(each.unrealizedPnl(mark).amount());
            }
        }
        return sum.setScale(2, RoundingMode.HALF_EVEN);
    }
}
