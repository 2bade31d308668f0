package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The hedged strategy through the whole engine, on the simulated market. */
@Tag("slow")
class HarvestTest {

    private static final long SECOND = 1_000_000_000L;

    /** The largest lot of a covered pair's legs, so that less is no gap. */
    private static final long CRUMB = Quantity.parse("0.001").units();

    private static Past past(String... more) {
        PastOptions options = new PastOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(more);
        return options.past();
    }

    private static BacktestResult run(Past past, EngineSetup made) throws IOException {
        try (EventSource source = past.open()) {
            return past.backtest(made).run(source, BacktestListener.NONE);
        }
    }

    /** Both legs trade, and no perpetual stays without its cover, nor cover without its perpetual. */
    @Test
    void legsFollowEachOther() throws IOException {
        Past past =
                past("--strategy=funding-harvest", "--hours=1", "--rate=120", "--seed=7", "--set=coolDownSeconds=60");
        try (EngineSetup made = past.setup()) {
            SortedMap<InstrumentId, InstrumentId> hedges =
                    made.strategies().getFirst().definition().hedges();
            BacktestResult result = run(past, made);
            assertThat(result.counts().rejected()).isZero();
            assertThat(result.fills().stream().map(Fill::instrument)).containsAll(hedges.keySet());
            assertThat(result.fills().stream().map(Fill::instrument)).containsAll(hedges.values());
            hedges.forEach((perpetual, spot) -> assertThat(longestUncovered(result, perpetual, spot))
                    .as("uncovered seconds of %s", perpetual)
                    .isLessThan(15 * SECOND));
        }
    }

    /** Longest time that the two legs together were no wash. */
    private static long longestUncovered(BacktestResult result, InstrumentId perpetual, InstrumentId spot) {
        Map<InstrumentId, Long> held = new TreeMap<>(Map.of(perpetual, 0L, spot, 0L));
        long longest = 0;
        long since = 0;
        for (Fill fill : result.fills()) {
            if (!held.containsKey(fill.instrument())) {
                continue;
            }
            boolean wasGap = Math.abs(held.get(perpetual) + held.get(spot)) >= CRUMB;
            longest = wasGap ? Math.max(longest, fill.nanos() - since) : longest;
            long units = fill.quantity().units();
            held.merge(fill.instrument(), fill.side() == Side.BUY ? units : -units, Long::sum);
            boolean isGap = Math.abs(held.get(perpetual) + held.get(spot)) >= CRUMB;
            since = isGap && !wasGap ? fill.nanos() : since;
        }
        boolean open = Math.abs(held.get(perpetual) + held.get(spot)) >= CRUMB;
        return open ? Math.max(longest, result.lastNanos() - since) : longest;
    }
}
