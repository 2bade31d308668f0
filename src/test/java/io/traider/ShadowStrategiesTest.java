package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The strategies that are shipped in shadow mode, through the whole engine, on the simulated market. */
@Tag("slow")
class ShadowStrategiesTest {

    private static BacktestResult run(String... options) throws IOException {
        PastOptions parsed = new PastOptions();
        new CommandLine(parsed).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        Past past = parsed.past();
        try (EngineSetup made = past.setup();
                EventSource source = past.open()) {
            return past.backtest(made).run(source, BacktestListener.NONE);
        }
    }

    /** They go in and out where their file is told to trade, by market orders that venues take. */
    @ParameterizedTest
    @CsvSource({
        "order-book-imbalance, minConfidence, 0.55, 15",
        "cross-venue-basis, minEdgeBps, 3, 20",
        "time-series-momentum, entryRanges, 0.5, 45"
    })
    void tradesWhenItMay(String strategy, String parameter, String value, int minutes) throws IOException {
        BacktestResult result = run(
                "--strategy=" + strategy,
                "--set=mode=paper",
                "--set=" + parameter + "=" + value,
                "--set=coolDownSeconds=30",
                "--to=2026-01-01T00:" + minutes + ":00Z",
                "--rate=300",
                "--seed=7");
        assertThat(result.counts().rejected()).isZero();
        assertThat(result.fills()).hasSizeGreaterThan(3);
        Set<InstrumentId> traded = result.fills().stream().map(Fill::instrument).collect(Collectors.toSet());
        assertThat(traded).hasSizeGreaterThan(1);
    }

    /** As it is shipped it decides, and orders nothing. */
    @Test
    void ordersNothingAsShipped() throws IOException {
        BacktestResult result = run(
                "--strategy=cross-venue-basis",
                "--set=minEdgeBps=3",
                "--to=2026-01-01T00:05:00Z",
                "--rate=300",
                "--seed=7");
        assertThat(result.counts().decisions()).isPositive();
        assertThat(result.counts().orders()).isZero();
        assertThat(result.fills()).isEqualTo(List.of());
    }
}
