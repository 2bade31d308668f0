package io.traider.report;

import io.traider.report.RunReport.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far and how long a value was below its own earlier high.
 *
 * @param depth largest fall as a fraction of the high, 0 when it never fell
 * @param nanos longest time from a high to the sample that regained it, or to the end
 * @param under at each sample, the fall as a fraction of the high so far; zero or negative
 */
record Drawdown(double depth, long nanos, double[] under) {

    static Drawdown of(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double high = Double.NEGATIVE_INFINITY;
        long highNanos = 0;
        double depth = 0;
        long longest = 0;
        double[] under = new double[samples.size()];
        for (int i = 0; i < under.length; i++) {
            double now = value.applyAsDouble(samples.get(i));
            long nanos = samples.get(i).nanos();
            if (i > 0 && under[i - 1] < 0) {
                longest = Math.max(longest, nanos - highNanos);
            }
            if (now >= high) {
                high = now;
                highNanos = nanos;
            }
            under[i] = high > 0 ? Math.min(0, now / high - 1) : 0;
            depth = Math.max(depth, -under[i]);
        }
        return new Drawdown(depth, longest, under);
    }
}
