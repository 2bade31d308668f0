package io.traider.backtest.sweep;

import io.traider.backtest.BacktestResult;
import io.traider.report.Performance;
import io.traider.report.RunReport.Tries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job. Nothing in it depends on who did it or how long it took.
 *
 * @param figures of its performance, by the keys of {@link io.traider.report.Measure}; empty when nothing was to be measured, or when it
 *     failed: a part of a run compares with no other
 * @param periodSeconds of the returns that they rest on; 0 when there are none
 * @param steps SHA-256 over its steps
 * @param failure why its run could not go on, {@code null} when it could
 */
public record JobResult(
        SweepJob job,
        BacktestResult.Counts counts,
        String startEquity,
        String endEquity,
        SortedMap<String, Double> figures,
        long periodSeconds,
        String steps,
        @Nullable String failure) {

    public JobResult {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static JobResult of(SweepJob job, BacktestResult result) {
        SortedMap<String, Double> figures = Collections.emptySortedMap();
        Duration period = Duration.ZERO;
        if (result.failure() == null && result.equity().size() > 1) {
            Performance performance = Performance.of(result.report(Tries.ONE));
            figures = performance.byKey();
            period = performance.period();
        }
        return new JobResult(
                job,
                result.counts(),
                plain(result.startEquity()),
                plain(result.endEquity()),
                figures,
                period.toSeconds(),
                result.hash(),
                result.failure());
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** A figure to rank by; the worst there is where it is not defined. */
    public double score(String figure) {
        return figures.getOrDefault(figure, Double.NEGATIVE_INFINITY);
    }
}
