package io.traider.report;

import java.util.Arrays;

/** Ranks of values, and what they tell of each other. */
public final class Ranks {

    private Ranks() {}

    /** From 1, in the order of the values given; equal values share the mean of theirs. */
    public static double[] of(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            int from = first(sorted, values[i]);
            int to = first(sorted, Math.nextUp(values[i]));
            ranks[i] = (from + 1 + to) / 2.0;
        }
        return ranks;
    }

    /** The first place at which a value is not less. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Correlation of two equally long series; of ranks it is Spearman's. 0 where one of them never moves. */
    public static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double both = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < x.length; i++) {
            both += (x[i] - meanX) * (y[i] - meanY);
            ofX += (x[i] - meanX) * (x[i] - meanX);
            ofY += (y[i] - meanY) * (y[i] - meanY);
        }
        return ofX == 0 || ofY == 0 ? 0 : both / Math.sqrt(ofX * ofY);
    }
}
