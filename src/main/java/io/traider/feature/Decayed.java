package io.traider.feature;

import java.util.Arrays;

/** Sums in which what was added fades by half in each half-life of event time. */
final class Decayed {

    private static final double LN_2 = 0.6931471805599453;

    private final double rate;
    private final double[] sums;

    Decayed(double halfLifeSeconds, int count) {
        this.rate = LN_2 / (halfLifeSeconds * 1e9);
        this.sums = new double[count];
    }

    /** What is left of a value after a time. */
    static double factor(double halfLifeSeconds, long nanos) {
        return StrictMath.exp(-LN_2 / (halfLifeSeconds * 1e9) * nanos);
    }

    void fade(long nanos) {
        double left = StrictMath.exp(-rate * nanos);
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= left;
        }
    }

    void add(int i, double value) {
        sums[i] += value;
    }

    double get(int i) {
        return sums[i];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }
}
