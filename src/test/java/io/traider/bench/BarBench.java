package io.traider.bench;

import io.traider.backtest.BacktestResult;
import io.traider.report.RunReport.RoundTrip;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;

/** The EMA cross on bars, ta4j's executor and ours by turns on the same series in the same run. */
final class BarBench {

    private static final int WARM_UP = 100;
    private static final int ROUNDS = 60;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * @param netProfit sum of the round trips that gained, after fees: what ta4j calls net profit
     * @param netResult sum of all round trips, after fees
     * @param agrees whether every round trip has the same entry, exit and profit
     * @param ours milliseconds of processor time of the median run; likewise ta4j's series manager with exact and with
     *     binary numbers, and its executor, which also makes statements of the trades, with binary ones
     * @param ratio how many times as fast as ta4j's faster one
     */
    record Result(
            String series,
            int bars,
            int positions,
            String netProfit,
            String netResult,
            boolean agrees,
            double ours,
            double ta4jDecimal,
            double ta4jDouble,
            double ta4jExecutor,
            double ratio) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "EMA 12/26 on %,d bars (%s): %d positions, net profit %s, all in all %s; %s with ta4j%n"
                            + "  ours %.2f ms, ta4j %.2f ms with exact numbers, %.2f ms with binary ones, its executor %.2f ms:"
                            + " %.1f times as fast as the fastest",
                    bars,
                    series,
                    positions,
                    netProfit,
                    netResult,
                    agrees ? "agrees" : "DISAGREES",
                    ours,
                    ta4jDecimal,
                    ta4jDouble,
                    ta4jExecutor,
                    ratio);
        }
    }

    private BarBench() {}

    static Result run(@Nullable Path json) throws IOException {
        Ta4jBars bars = json == null ? Ta4jBars.walk(20_000, 12) : Ta4jBars.read(json);
        BarSeries decimals = bars.series(DecimalNumFactory.getInstance());
        BarSeries doubles = bars.series(DoubleNumFactory.getInstance());
        BacktestResult ours = bars.ours();
        TradingRecord theirs = Ta4jBars.theirs(decimals);
        List<Supplier<Object>> all = List.of(
                bars::ours,
                () -> Ta4jBars.theirs(decimals),
                () -> Ta4jBars.theirs(doubles),
                () -> Ta4jBars.executed(doubles));
        double[] millis = medians(all);
        return new Result(
                json == null ? "a seeded walk" : json.getFileName().toString(),
                bars.bars().size(),
                ours.trades().size(),
                gains(ours).stripTrailingZeros().toPlainString(),
                sum(ours).stripTrailingZeros().toPlainString(),
                agree(ours, theirs),
                millis[0],
                millis[1],
                millis[2],
                millis[3],
                Math.min(millis[1], Math.min(millis[2], millis[3])) / millis[0]);
    }

    private static double[] medians(List<Supplier<Object>> all) {
        double[][] times = new double[all.size()][ROUNDS];
        long seen = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < times.length; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                seen += all.get(i).get().hashCode();
                if (round >= 0) {
                    times[i][round] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
                }
            }
        }
        double[] medians = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            Arrays.sort(times[i]);
            medians[i] = times[i][ROUNDS / 2];
        }
        return seen == 42 ? new double[0] : medians;
    }

    static BigDecimal gains(BacktestResult ours) {
        return ours.trades().stream()
                .map(RoundTrip::profit)
                .filter(profit -> profit.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal sum(BacktestResult ours) {
        return ours.trades().stream().map(RoundTrip::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every trade to the eighth decimal, which is as far as fees go. */
    static boolean agree(BacktestResult ours, TradingRecord theirs) {
        List<RoundTrip> trips = ours.trades();
        boolean same = trips.size() == theirs.getPositionCount();
        for (int i = 0; same && i < trips.size(); i++) {
            Position position = theirs.getPositions().get(i);
            same = equal(
                            trips.get(i).entry().toBigDecimal(),
                            position.getEntry().getPricePerAsset().bigDecimalValue())
                    && equal(
                            trips.get(i).exit().toBigDecimal(),
                            position.getExit().getPricePerAsset().bigDecimalValue())
                    && equal(trips.get(i).profit(), position.getProfit().bigDecimalValue());
        }
        return same;
    }

    private static boolean equal(BigDecimal a, BigDecimal b) {
        return a.setScale(8, RoundingMode.HALF_EVEN).compareTo(b.setScale(8, RoundingMode.HALF_EVEN)) == 0;
    }
}
