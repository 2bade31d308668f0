package io.traider.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    static final long DAY = Duration.ofDays(1).toNanos();

    /** Daily equity from the epoch on. */
    static RunReport days(double... equity) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < equity.length; i++) {
            samples.add(Sample.of(i * DAY, equity[i], 0));
        }
        return report(samples);
    }

    static RunReport report(List<Sample> samples) {
        return new RunReport("a run", List.of(), samples, List.of(), List.of(), Costs.NONE, Tries.ONE, null);
    }

    private static double of(RunReport report, Measure measure) {
        return Performance.of(report).of(measure).orElseThrow();
    }

    /** Oracle: expectancy 56.25 and its ratio .60267857. */
    @Test
    void profitsAreThoseOfTheOracle() {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        TradeFigures.profits(figures, new double[] {100, 200, 50, -150, 300, -100, 80, -30});
        assertThat(figures.get(Measure.EXPECTANCY)).isEqualTo(56.25);
        assertThat(figures.get(Measure.EXPECTANCY_RATIO)).isCloseTo(0.60267857, within(5e-9));
        assertThat(figures.get(Measure.HIT_RATE)).isEqualTo(0.625);
        assertThat(figures.get(Measure.PROFIT_FACTOR)).isCloseTo(730.0 / 280, within(1e-15));
        assertThat(figures.get(Measure.AVERAGE_GAIN)).isEqualTo(146);
        assertThat(figures.get(Measure.AVERAGE_LOSS)).isCloseTo(280.0 / 3, within(1e-12));
    }

    /** Oracle: from 64,900 to 176,000 in 3 years is .3945 a year. */
    @Test
    void growthIsThatOfTheOracle() {
        RunReport report = report(List.of(Sample.of(0, 64_900, 0), Sample.of(3 * 365 * DAY, 176_000, 0)));
        assertThat(of(report, Measure.CAGR)).isCloseTo(0.3945, within(0.00005));
    }

    /** A hundred, up to 120, down to 90 and 96, up to 132 and down to 99. */
    @Test
    void drawdownIsThatOfHand() {
        RunReport report = days(100, 120, 90, 96, 132, 99);
        assertThat(of(report, Measure.MAX_DRAWDOWN)).isCloseTo(0.25, within(1e-15));
        assertThat(of(report, Measure.DRAWDOWN_SECONDS)).isEqualTo(3 * 86_400);
    }

    /** Twenty-one days: returns of 1 % and -0.5 % in turn, one of -2 %. */
    @Test
    void ratiosAreThoseOfHand() {
        double[] equity = new double[22];
        equity[0] = 100;
        double mean = 0;
        double below = 0;
        for (int i = 1; i < equity.length; i++) {
            double change = i == 21 ? -0.02 : i % 2 == 1 ? 0.01 : -0.005;
            equity[i] = equity[i - 1] * (1 + change);
            mean += change / 21;
            below += change < 0 ? change * change / 21 : 0;
        }
        RunReport report = days(equity);
        assertThat(Performance.of(report).period()).isEqualTo(Duration.ofDays(1));
        assertThat(of(report, Measure.SORTINO)).isCloseTo(mean / Math.sqrt(below) * Math.sqrt(365), within(1e-10));
        double deviation = Math.sqrt((10 * sq(0.01 - mean) + 10 * sq(-0.005 - mean) + sq(-0.02 - mean)) / 20);
        assertThat(of(report, Measure.SHARPE)).isCloseTo(mean / deviation * Math.sqrt(365), within(1e-10));
        assertThat(of(report, Measure.VOLATILITY)).isCloseTo(deviation * Math.sqrt(365), within(1e-10));
        assertThat(of(report, Measure.VALUE_AT_RISK_95)).isCloseTo(0.02, within(1e-12));
        assertThat(of(report, Measure.SHORTFALL_95)).isCloseTo(0.02, within(1e-12));
    }

    private static double sq(double x) {
        return x * x;
    }

    /** Of 200 returns from -1 % in steps of 0.01 %: the tenth and the second worst, and the means up to there. */
    @Test
    void lossesInTheTailAreThoseOfHand() {
        double[] equity = new double[201];
        equity[0] = 100;
        for (int i = 1; i <= 200; i++) {
            equity[i] = equity[i - 1] * (1 - 0.01 + (i - 1) * 0.0001);
        }
        RunReport report = days(equity);
        assertThat(of(report, Measure.VALUE_AT_RISK_95)).isCloseTo(0.0091, within(1e-12));
        assertThat(of(report, Measure.SHORTFALL_95)).isCloseTo(0.00955, within(1e-12));
        assertThat(of(report, Measure.VALUE_AT_RISK_99)).isCloseTo(0.0099, within(1e-12));
        assertThat(of(report, Measure.SHORTFALL_99)).isCloseTo(0.00995, within(1e-12));
    }

    @Test
    void whatIsNotDefinedIsAbsent() {
        Performance flat = Performance.of(days(100, 100, 100));
        assertThat(flat.figures().values())
                .allSatisfy(value -> assertThat(value).isFinite());
        assertThat(flat.of(Measure.SHARPE)).isEmpty();
        assertThat(flat.of(Measure.SORTINO)).isEmpty();
        assertThat(flat.of(Measure.CAGR)).isEmpty();
        assertThat(flat.of(Measure.CALMAR)).isEmpty();
        assertThat(flat.of(Measure.HIT_RATE)).isEmpty();
        assertThat(flat.of(Measure.PROFIT_FACTOR)).isEmpty();
        assertThat(flat.of(Measure.CAPACITY)).isEmpty();
        assertThat(flat.of(Measure.BENCHMARK_RETURN)).isEmpty();
        assertThat(flat.of(Measure.VALUE_AT_RISK_95)).isEmpty();
        assertThat(flat.of(Measure.TOTAL_RETURN)).hasValue(0);
    }

    @Test
    void equityThatIsLostHasFigures() {
        Performance lost = Performance.of(days(100, 50, -10, -20));
        assertThat(lost.figures().values())
                .allSatisfy(value -> assertThat(value).isFinite());
        assertThat(lost.of(Measure.TOTAL_RETURN)).hasValue(-1.2);
        assertThat(lost.of(Measure.MAX_DRAWDOWN)).hasValue(1.2);
    }

    @Test
    void theBenchmarkIsMeasuredBeside() {
        List<Sample> samples = new ArrayList<>();
        double[] price = {50, 55, 44, 66};
        double[] equity = {100, 110, 88, 132};
        for (int i = 0; i < price.length; i++) {
            samples.add(new Sample(i * DAY, equity[i], 50, price[i]));
        }
        RunReport report = report(samples);
        assertThat(of(report, Measure.BENCHMARK_RETURN)).isCloseTo(0.32, within(1e-15));
        assertThat(of(report, Measure.BENCHMARK_DRAWDOWN)).isCloseTo(0.2, within(1e-15));
        assertThat(of(report, Measure.TIME_IN_MARKET)).isEqualTo(1);
        assertThat(of(report, Measure.EXPOSURE)).isCloseTo(150.0 / 298, within(1e-15));
    }

    /** A month of hours is measured by days, an hour of seconds by minutes. */
    @Test
    void thePeriodFollowsTheSpan() {
        assertThat(Returns.of(every(Duration.ofHours(1), 31 * 24)).period()).isEqualTo(Duration.ofDays(1));
        assertThat(Returns.of(every(Duration.ofHours(1), 31 * 24)).equity()).hasSize(31);
        assertThat(Returns.of(every(Duration.ofSeconds(7), 600)).period()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Returns.of(every(Duration.ofSeconds(7), 600)).equity()).hasSize(70);
        assertThat(Returns.of(every(Duration.ofDays(1), 3)).equity()).hasSize(3);
    }

    private static List<Sample> every(Duration step, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            samples.add(Sample.of(i * step.toNanos(), 100 + i, 0));
        }
        return samples;
    }

    /** An edge of 1 % at a daily deviation of 5 %: a hundredth of the day's volume. */
    @Test
    void capacityIsWhereImpactEatsTheEdge() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            samples.add(new Sample(i * DAY, 1_000, 0, i % 2 == 0 ? 100 : 105));
        }
        double deviation = Moments.of(Returns.of(samples).benchmark()).deviation();
        RunReport report = traded(samples, "10");
        double root = 0.01 / (2 * deviation);
        assertThat(of(report, Measure.PARTICIPATION)).isCloseTo(root * root, within(1e-12));
        assertThat(of(report, Measure.CAPACITY)).isCloseTo(1e6 * root * root, within(1e-6));
        RunReport luckier = traded(samples, "900");
        assertThat(of(luckier, Measure.PARTICIPATION)).isEqualTo(1);
        assertThat(of(luckier, Measure.CAPACITY)).isEqualTo(1e6);
    }

    /** One round trip of a thousand, where a million is traded a day. */
    private static RunReport traded(List<Sample> samples, String profit) {
        return new RunReport(
                "a run",
                List.of(),
                samples,
                List.of(),
                List.of(Trades.trip("1000", profit)),
                Costs.NONE,
                Tries.ONE,
                new BigDecimal("1000000"));
    }

    @Test
    void samplesThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> report(List.of(Sample.of(5, 1, 0), Sample.of(5, 1, 0))))
                .hasMessageContaining("sample 1 is at 5 after 5");
        assertThatThrownBy(() -> report(List.of(Sample.of(5, 1, 0)))).hasMessageContaining("got 1");
    }
}
