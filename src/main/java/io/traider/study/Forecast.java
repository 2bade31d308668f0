package io.traider.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the drift says anything about what prices do next: across contracts, the rank correlation (Spearman) of each bar's
 * drift with the return that follows, averaged over bars that do not overlap.
 *
 * @param bars over which the return is taken
 * @param mean of the correlations; the thesis wants it negative
 * @param error standard error of the mean
 * @param count of bars
 */
record Forecast(int bars, double mean, double error, int count) {

    private static final int LEAST_CONTRACTS = 8;

    static Forecast of(Panel panel, double[][] drift, int bars) {
        List<Double> correlations = new ArrayList<>();
        for (int t = 1; t + bars <= panel.bars(); t += bars) {
            int now = t;
            int then = t + bars;
            int[] known = IntStream.range(0, drift.length)
                    .filter(c -> Double.isFinite(drift[c][now])
                            && Double.isFinite(panel.open()[c][now])
                            && Double.isFinite(panel.open()[c][then]))
                    .toArray();
            if (known.length >= LEAST_CONTRACTS) {
                double[] x = IntStream.of(known).mapToDouble(c -> drift[c][now]).toArray();
                double[] y = IntStream.of(known)
                        .mapToDouble(c -> panel.open()[c][then] / panel.open()[c][now])
                        .toArray();
                double correlation = correlation(ranks(x), ranks(y));
                if (Double.isFinite(correlation)) {
                    correlations.add(correlation);
                }
            }
        }
        return summary(bars, correlations);
    }

    private static Forecast summary(int bars, List<Double> all) {
        int n = all.size();
        double mean = all.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares = all.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
        return new Forecast(bars, mean, Math.sqrt(squares / (n - 1) / n), n);
    }

    /** Equal values share the middle of their ranks. */
    static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                ranks[order[k]] = (i + j - 1) / 2.0;
            }
            i = j;
        }
        return ranks;
    }

    static double correlation(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElse(Double.NaN);
        double my = Arrays.stream(y).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Override
    public String toString() {
        return "Rank correlation of drift with the return of the next " + (bars == 1 ? "bar: " : bars + " bars: ")
                + Words.number(mean, 3) + ", standard error " + Words.number(error, 3) + ", of " + count
                + " bars; the thesis wants it negative.";
    }
}
