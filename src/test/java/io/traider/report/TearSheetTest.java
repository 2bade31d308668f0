package io.traider.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.domain.Side;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TearSheetTest {

    private static final long START = Instant.parse("2024-11-03T00:00:00Z").getEpochSecond() * 1_000_000_000L;

    /** A random walk of fourteen months in steps of six hours, with trades. */
    static RunReport walk() {
        Random random = new Random(7);
        long step = Duration.ofHours(6).toNanos();
        List<Sample> samples = new ArrayList<>();
        List<Fill> fills = new ArrayList<>();
        List<RoundTrip> trades = new ArrayList<>();
        double equity = 10_000;
        double price = 60_000;
        for (int i = 0; i < 1_700; i++) {
            samples.add(new Sample(START + i * step, equity, i % 7 < 3 ? 0 : 2_500 + 40 * (i % 11), price));
            equity *= 1 + 0.0003 + 0.004 * random.nextGaussian();
            price *= 1 + 0.0001 + 0.01 * random.nextGaussian();
            if (i % 40 == 0) {
                trades.add(Trades.trip("60123.4", Integer.toString(random.nextInt(400) - 190)));
            }
            if (i % 20 == 5) {
                fills.add(Trades.fill(START + i * step, i % 40 == 5 ? Side.BUY : Side.SELL, "0.05", "60123.4", "1.5"));
            }
        }
        return new RunReport(
                "Backtest of funding-drift <on> \"simulator\"",
                List.of(
                        Figure.of(
                                "strategy:funding-drift",
                                "4f1c0d0f9a7b55c2f1f7d3a1f3f0a9de4f1c0d0f9a7b55c2f1f7d3a1f3f0a9de"),
                        Figure.of("Fill model", "taker walks the depth"),
                        Figure.of("Latency", "constant 5 ms"),
                        Figure.of("Seed", 7)),
                samples,
                fills,
                trades,
                new Costs(new BigDecimal("127.50"), new BigDecimal("80.25"), new BigDecimal("34.10")),
                new Tries(24, Double.NaN),
                new BigDecimal("25000000"));
    }

    @Test
    void thePageNeedsNothingElse() {
        String html = TearSheet.html(walk());
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        assertThat(html).doesNotContain("http").doesNotContain("@import").doesNotContain("url(");
        assertThat(html).contains("Backtest of funding-drift &lt;on&gt; &quot;simulator&quot;");
        assertThat(html).contains("Deflated Sharpe", "Buy and hold", "Value at risk, 99 %", "Longest drawdown");
        assertThat(html).contains("2025", "prefers-color-scheme: dark", "role=\"img\"", "Exit decision");
        assertThat(html.length()).isLessThan(400_000);
    }

    @Test
    void theDocumentHasTheSameFigures() {
        RunReport report = walk();
        JsonNode json = JsonMapper.builder().build().readTree(TearSheet.json(report));
        Performance performance = Performance.of(report);
        assertThat(json.get("figures").size()).isEqualTo(performance.figures().size());
        performance
                .figures()
                .forEach((measure, value) -> assertThat(
                                json.get("figures").get(measure.key()).doubleValue())
                        .isEqualTo(value));
        assertThat(json.get("samples").size()).isEqualTo(1_700);
        assertThat(json.get("trades").get(0).get("decision").longValue()).isPositive();
        assertThat(json.get("plan").get("Seed").stringValue()).isEqualTo("7");
    }

    @Test
    void anAverageOfFillsIsNotPrintedToItsLastDecimal() {
        RunReport walk = walk();
        RunReport averaged = new RunReport(
                walk.title(),
                walk.plan(),
                walk.samples(),
                walk.fills(),
                List.of(Trades.trip("149.7492063492", "1")),
                walk.costs(),
                walk.tries(),
                walk.dailyVolume());
        assertThat(TearSheet.html(averaged)).contains(">149.749206<").doesNotContain("149.7492063");
    }

    @Test
    void aRunWithoutTradesHasAPageToo() {
        RunReport flat = PerformanceTest.days(100, 100, 100);
        assertThat(TearSheet.html(flat)).contains("No round trip was closed.").doesNotContain("NaN");
        assertThat(TearSheet.json(flat)).doesNotContain("NaN").doesNotContain("null");
    }

    @Test
    void aMonthHasTwoDecimalsHoweverSmall() {
        assertThat(Months.rows(PerformanceTest.days(100_000, 100_031).samples())
                        .getFirst()
                        .get(1)
                        .text())
                .endsWith(" 0.03");
    }

    @Test
    void monthsCompoundToTheWhole() {
        RunReport report = walk();
        double total = Months.of(report.samples()).values().stream().reduce(1.0, (a, b) -> a * (1 + b)) - 1;
        assertThat(total)
                .isCloseTo(Performance.of(report).of(Measure.TOTAL_RETURN).orElseThrow(), within(1e-12));
    }

    /** For looking at: {@code jr io.traider.report.TearSheetTest FILE}. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), TearSheet.html(walk()));
    }
}
