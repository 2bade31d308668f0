package io.traider.study;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much a sum and a Sharpe ratio of returns would vary with other weeks of the same kind: blocks of returns are drawn with
 * replacement, around the end, until there are as many (circular block bootstrap, D. N. Politis and J. P. Romano, 1992).
 *
 * @param sums of each draw, sorted
 * @param ratios mean over deviation of each draw, sorted; draws that never move count zero
 */
record Bootstrap(double[] sums, double[] ratios) {

    static Bootstrap of(double[] returns, int block, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[draws];
        double[] ratios = new double[draws];
        double[] drawn = new double[returns.length];
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < drawn.length; i += block) {
                int from = random.nextInt(returns.length);
                for (int j = i; j < Math.min(drawn.length, i + block); j++) {
                    drawn[j] = returns[(from + j - i) % returns.length];
                }
            }
            double sum = Arrays.stream(drawn).sum();
            double mean = sum / drawn.length;
            double variance =
                    Arrays.stream(drawn).map(r -> (r - mean) * (r - mean)).sum() / (drawn.length - 1);
            sums[d] = sum;
            ratios[d] = variance > 1e-24 ? mean / Math.sqrt(variance) : 0;
        }
        Arrays.sort(sums);
        Arrays.sort(ratios);
        return new Bootstrap(sums, ratios);
    }

    /** The value that a share of the sorted ones is below. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** Share of draws that came to more than nothing. */
    double positive() {
        return (double) Arrays.stream(sums).filter(sum -> sum > 0).count() / sums.length;
    }
}
