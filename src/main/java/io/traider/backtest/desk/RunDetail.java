package io.traider.backtest.desk;

import io.traider.backtest.BacktestResult;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.BacktestSummary.Trade;
import io.traider.report.RunReport.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a finished run is too much for a list.
 *
 * @param curve samples of the portfolio in order, thinned evenly to {@value #MOST_POINTS}
 * @param trades from flat to flat, in the order of their ends
 */
public record RunDetail(List<Point> curve, List<Trade> trades) {

    private static final int MOST_POINTS = 2_000;

    /**
     * What a run was worth.
     *
     * @param equity dollars
     * @param exposure dollars in open positions
     * @param benchmark dollars that buying and holding would have come to
     * @param drawdown fall from the highest equity so far, as a fraction of it, from 0 to 1
     */
    public record Point(long nanos, double equity, double exposure, double benchmark, double drawdown) {}

    static RunDetail of(BacktestResult result, BacktestSummary summary) {
        return new RunDetail(thinned(points(result.equity())), summary.trades());
    }

    private static List<Point> points(List<Sample> samples) {
        List<Point> points = new ArrayList<>(samples.size());
        double peak = Double.NEGATIVE_INFINITY;
        for (Sample sample : samples) {
            peak = Math.max(peak, sample.equity());
            points.add(new Point(
                    sample.nanos(),
                    cents(sample.equity()),
                    cents(sample.exposure()),
                    cents(benchmark(samples.getFirst(), sample)),
                    peak > 0 ? Math.round(1e6 * (1 - sample.equity() / peak)) / 1e6 : 0));
        }
        return points;
    }

    private static double benchmark(Sample first, Sample sample) {
        double grown = first.equity() * sample.benchmark() / first.benchmark();
        return Double.isFinite(grown) ? grown : first.equity();
    }

    private static double cents(double dollars) {
        return Math.round(100 * dollars) / 100.0;
    }

    /** Of each part the point of the deepest drawdown, so that thinning hides none; the ends stay. */
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<Point> kept = new ArrayList<>(List.of(points.getFirst()));
        int inner = points.size() - 2;
        for (int part = 0; part < MOST_POINTS - 2; part++) {
            int from = 1 + (int) ((long) part * inner / (MOST_POINTS - 2));
            int to = 1 + (int) ((long) (part + 1) * inner / (MOST_POINTS - 2));
            kept.add(deepest(points.subList(from, to)));
        }
        kept.add(points.getLast());
        return kept;
    }

    private static Point deepest(List<Point> part) {
        Point deepest = part.getFirst();
        for (Point point : part) {
            deepest = point.drawdown() > deepest.drawdown() ? point : deepest;
        }
        return deepest;
    }
}
