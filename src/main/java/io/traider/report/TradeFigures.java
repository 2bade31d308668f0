package io.traider.report;

import io.traider.domain.Fill;
import io.traider.report.RunReport.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The figures that rest on fills, round trips and costs. */
final class TradeFigures {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final double DAY = Duration.ofDays(1).toNanos();

    private final RunReport report;
    private final Returns returns;

    TradeFigures(RunReport report, Returns returns) {
        this.report = report;
        this.returns = returns;
    }

    void into(Map<Measure, Double> figures) {
        figures.put(Measure.TRADES, (double) report.trades().size());
        figures.put(Measure.FILLS, (double) report.fills().size());
        profits(
                figures,
                report.trades().stream()
                        .mapToDouble(t -> t.profit().doubleValue())
                        .toArray());
        holding(figures);
        capacity(figures);
        figures.put(Measure.FEES, report.costs().fees().doubleValue());
        figures.put(Measure.SLIPPAGE, report.costs().slippage().doubleValue());
        figures.put(Measure.FUNDING, report.costs().funding().doubleValue());
        figures.put(Measure.BORROW, report.costs().borrow().doubleValue());
        figures.put(Measure.PENALTIES, report.costs().penalties().doubleValue());
    }

    /** What can be said of the profits of round trips; neither a gain nor a loss counts as a trade that did not gain. */
    static void profits(Map<Measure, Double> figures, double[] profits) {
        if (profits.length == 0) {
            return;
        }
        double gains = 0;
        double losses = 0;
        int gained = 0;
        int lost = 0;
        for (double profit : profits) {
            gains += Math.max(0, profit);
            losses += Math.max(0, -profit);
            gained += profit > 0 ? 1 : 0;
            lost += profit < 0 ? 1 : 0;
        }
        double expectancy = (gains - losses) / profits.length;
        figures.put(Measure.HIT_RATE, (double) gained / profits.length);
        figures.put(Measure.EXPECTANCY, expectancy);
        figures.put(Measure.AVERAGE_GAIN, gained > 0 ? gains / gained : Double.NaN);
        figures.put(Measure.AVERAGE_LOSS, lost > 0 ? losses / lost : Double.NaN);
        figures.put(Measure.PROFIT_FACTOR, lost > 0 ? gains / losses : Double.NaN);
        figures.put(Measure.EXPECTANCY_RATIO, lost > 0 ? expectancy / (losses / lost) : Double.NaN);
    }

    private void holding(Map<Measure, Double> figures) {
        List<Sample> samples = report.samples();
        double weighted = 0;
        double worth = 0;
        double open = 0;
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            double nanos = samples.get(i).nanos() - before.nanos();
            weighted += before.exposure() * nanos;
            worth += before.equity() * nanos;
            open += before.exposure() > 0 ? nanos : 0;
        }
        double span = samples.getLast().nanos() - samples.getFirst().nanos();
        figures.put(Measure.EXPOSURE, worth > 0 ? weighted / worth : Double.NaN);
        figures.put(Measure.TIME_IN_MARKET, open / span);
        figures.put(Measure.TURNOVER, worth > 0 ? traded() / (worth / span) : Double.NaN);
        report.trades().stream()
                .mapToDouble(trade -> (trade.exitNanos() - trade.entryNanos()) / SECOND)
                .average()
                .ifPresent(average -> figures.put(Measure.HOLDING_SECONDS, average));
    }

    private double traded() {
        return report.fills().stream().mapToDouble(TradeFigures::value).sum();
    }

    private static double value(Fill fill) {
        return fill.price().toDouble() * fill.quantity().toDouble();
    }

    /**
     * Impact of an order of value Q, as a fraction of it, is taken as {@code d * sqrt(Q / V)}, with the daily deviation d of
     * the benchmark and its daily volume V: B. Toth and others, <i>Anomalous Price Impact and the Critical Nature of
     * Liquidity in Financial Markets</i>, 2011, with factor 1. Entry and exit pay it, so an edge e is gone at
     * {@code Q = V * (e / 2d)^2}. Beyond a whole day's volume that says nothing, so that is the most.
     */
    private void capacity(Map<Measure, Double> figures) {
        double value = report.trades().stream()
                .mapToDouble(trade -> trade.value().doubleValue())
                .sum();
        double profit = report.trades().stream()
                .mapToDouble(trade -> trade.profit().doubleValue())
                .sum();
        double deviation = Moments.of(returns.benchmark()).deviation()
                * Math.sqrt(DAY / returns.period().toNanos());
        if (report.dailyVolume() != null && profit > 0 && deviation > 0) {
            double root = Math.min(1, profit / value / (2 * deviation));
            figures.put(Measure.CAPACITY, report.dailyVolume().doubleValue() * root * root);
            figures.put(Measure.PARTICIPATION, root * root);
        }
    }
}
