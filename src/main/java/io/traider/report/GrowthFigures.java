package io.traider.report;

import io.traider.report.RunReport.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures that rest on how equity went. */
final class GrowthFigures {

    private static final double SHORTEST_YEAR = 30.0 / 365;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final RunReport report;
    private final List<Sample> samples;
    private final Returns returns;
    private final double[] each;
    private final double scale;

    GrowthFigures(RunReport report, Returns returns) {
        this.report = report;
        this.samples = report.samples();
        this.returns = returns;
        this.each = returns.equity();
        this.scale = Math.sqrt(returns.periodsPerYear());
    }

    void into(Map<Measure, Double> figures) {
        growth(figures);
        sharpe(figures);
        risk(figures);
        benchmark(figures);
    }

    private void growth(Map<Measure, Double> figures) {
        double first = samples.getFirst().equity();
        double last = samples.getLast().equity();
        Drawdown drawdown = Drawdown.of(samples, Sample::equity);
        figures.put(Measure.MAX_DRAWDOWN, drawdown.depth());
        figures.put(Measure.DRAWDOWN_SECONDS, drawdown.nanos() / SECOND);
        if (first > 0) {
            figures.put(Measure.TOTAL_RETURN, last / first - 1);
        }
        if (first > 0 && last > 0 && Returns.years(samples) >= SHORTEST_YEAR) {
            double growth = StrictMath.pow(last / first, 1 / Returns.years(samples)) - 1;
            figures.put(Measure.CAGR, growth);
            figures.put(Measure.CALMAR, drawdown.depth() > 0 ? growth / drawdown.depth() : Double.NaN);
        }
    }

    private void sharpe(Map<Measure, Double> figures) {
        figures.put(Measure.RETURNS, (double) each.length);
        figures.put(Measure.TRIES, (double) report.tries().count());
        Moments moments = Moments.of(each);
        figures.put(Measure.VOLATILITY, moments.deviation() * scale);
        Optional<Sharpe> found = Sharpe.of(each);
        if (found.isPresent()) {
            Sharpe sharpe = found.get();
            figures.put(Measure.SHARPE, sharpe.ratio() * scale);
            figures.put(Measure.SHARPE_ERROR, sharpe.standardError() * scale);
            figures.put(Measure.PROBABILISTIC_SHARPE, sharpe.probabilityAbove(0));
            figures.put(Measure.DEFLATED_SHARPE, sharpe.deflated(report.tries()));
            figures.put(Measure.SKEWNESS, sharpe.skewness());
            figures.put(Measure.KURTOSIS, sharpe.kurtosis());
        }
        double downside = Math.sqrt(
                Arrays.stream(each).map(r -> Math.min(0, r)).map(r -> r * r).sum() / each.length);
        figures.put(Measure.SORTINO, downside > 0 ? moments.mean() / downside * scale : Double.NaN);
    }

    private void risk(Map<Measure, Double> figures) {
        double[] sorted = each.clone();
        Arrays.sort(sorted);
        tail(figures, sorted, 20, Measure.VALUE_AT_RISK_95, Measure.SHORTFALL_95);
        tail(figures, sorted, 100, Measure.VALUE_AT_RISK_99, Measure.SHORTFALL_99);
    }

    /** Of the worst {@code 1/parts} of the returns: the best of them, and their mean; as losses. */
    private static void tail(Map<Measure, Double> figures, double[] sorted, int parts, Measure value, Measure mean) {
        int count = sorted.length / parts;
        if (count > 0) {
            figures.put(value, 0 - sorted[count - 1]);
            figures.put(mean, 0 - Arrays.stream(sorted, 0, count).average().orElseThrow());
        }
    }

    private void benchmark(Map<Measure, Double> figures) {
        double first = samples.getFirst().benchmark();
        double last = samples.getLast().benchmark();
        double[] other = returns.benchmark();
        if (!(first > 0) || Double.isNaN(last)) {
            return;
        }
        figures.put(Measure.BENCHMARK_RETURN, last / first - 1);
        figures.put(
                Measure.BENCHMARK_DRAWDOWN,
                Drawdown.of(samples, Sample::benchmark).depth());
        if (other.length == each.length) {
            Sharpe.of(other).ifPresent(sharpe -> figures.put(Measure.BENCHMARK_SHARPE, sharpe.ratio() * scale));
            figures.put(Measure.CORRELATION, correlation(each, other));
        }
    }

    private static double correlation(double[] x, double[] y) {
        Moments of = Moments.of(x);
        Moments on = Moments.of(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - of.mean()) * (y[i] - on.mean());
        }
        return sum / (x.length - 1) / (of.deviation() * on.deviation());
    }
}
