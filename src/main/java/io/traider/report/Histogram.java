package io.traider.report;

import java.util.Arrays;

/**
 * How often values fall into bins of one width, of which one boundary is zero.
 *
 * @param edges one more than counts
 */
record Histogram(double[] edges, double[] counts) {

    /** Bins by D. Freedman and P. Diaconis, 1981: twice the quartiles' distance over the cube root of the count. */
    static Histogram of(double[] values, int most) {
        double[] sorted =
                Arrays.stream(values).filter(value -> value != 0).sorted().toArray();
        if (sorted.length == 0) {
            return new Histogram(new double[0], new double[0]);
        }
        double low = Math.min(0, sorted[0]);
        double high = Math.max(0, sorted[sorted.length - 1]);
        double quartiles = sorted[3 * (sorted.length - 1) / 4] - sorted[(sorted.length - 1) / 4];
        double width = Axis.step(Math.max(2 * quartiles / StrictMath.cbrt(sorted.length), (high - low) / most));
        int first = (int) Math.floor(low / width);
        int last = Math.max(first + 1, (int) Math.ceil(high / width));
        double[] edges = new double[last - first + 1];
        double[] counts = new double[last - first];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (first + i) * width;
        }
        for (double value : sorted) {
            counts[Math.clamp((int) Math.floor(value / width) - first, 0, counts.length - 1)]++;
        }
        return new Histogram(edges, counts);
    }
}
