package io.traider.report;

import java.util.Arrays;

/**
 * Mean, sample deviation, and the third and fourth standardised moments of numbers; {@code NaN} where too few.
 *
 * @param deviation over n - 1
 */
record Moments(double mean, double deviation, double skewness, double kurtosis) {

    static Moments of(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double off = value - mean;
            second += off * off;
            third += off * off * off;
            fourth += off * off * off * off;
        }
        double variance = second / n;
        // What is left by rounding when all values are the same is no deviation.
        if (Math.sqrt(variance) <= 1e-14 * Math.abs(mean)) {
            return new Moments(mean, n < 2 ? Double.NaN : 0, Double.NaN, Double.NaN);
        }
        return new Moments(
                mean,
                Math.sqrt(second / (n - 1)),
                third / n / (variance * Math.sqrt(variance)),
                fourth / n / (variance * variance));
    }
}
