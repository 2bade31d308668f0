package io.traider.simulator;

/** The few figures by which tests judge a market. */
final class Statistics {

    private Statistics() {}

    /** Correlation of {@code a} with {@code b} so many places later. */
    static double correlation(double[] a, double[] b, int lag) {
        int from = Math.max(0, -lag);
        int to = Math.min(a.length, b.length - lag);
        double meanA = 0;
        double meanB = 0;
        for (int i = from; i < to; i++) {
            meanA += a[i] / (to - from);
            meanB += b[i + lag] / (to - from);
        }
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = from; i < to; i++) {
            product += (a[i] - meanA) * (b[i + lag] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i + lag] - meanB) * (b[i + lag] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }

    /** Change over so many places. */
    static double[] changes(double[] values, int places) {
        double[] changes = new double[values.length - places];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = values[i + places] - values[i];
        }
        return changes;
    }
}
