package io.traider.report;

import io.traider.report.RunReport.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Samples at equal steps of time, and the simple returns between them. A step begins on a whole multiple of its length since
 * the epoch, so that days are UTC days; the last sample before a boundary counts for it.
 */
final class Returns {

    private static final long[] STEPS = {
        Duration.ofDays(1).toNanos(),
        Duration.ofHours(1).toNanos(),
        Duration.ofMinutes(1).toNanos(),
        Duration.ofSeconds(1).toNanos()
    };
    private static final double YEAR = Duration.ofDays(365).toNanos();
    private static final int ENOUGH = 20;

    private final long step;
    private final double[] equity;
    private final double[] benchmark;

    private Returns(long step, List<Sample> boundaries) {
        this.step = step;
        this.equity = of(boundaries, Sample::equity);
        this.benchmark = of(boundaries, Sample::benchmark);
    }

    /** At the longest of day, hour, minute and second that gives twenty returns, but not finer than the samples are. */
    static Returns of(List<Sample> samples) {
        long span = samples.getLast().nanos() - samples.getFirst().nanos();
        long spacing = span / (samples.size() - 1);
        int at = 0;
        while (at < STEPS.length - 1 && span / STEPS[at] < ENOUGH && STEPS[at + 1] >= spacing) {
            at++;
        }
        return new Returns(STEPS[at], boundaries(samples, STEPS[at]));
    }

    private static List<Sample> boundaries(List<Sample> samples, long step) {
        List<Sample> found = new ArrayList<>();
        found.add(samples.getFirst());
        long next = (Math.floorDiv(samples.getFirst().nanos(), step) + 1) * step;
        for (int i = 1; i < samples.size(); i++) {
            while (samples.get(i).nanos() > next) {
                found.add(samples.get(i - 1));
                next += step;
            }
        }
        found.add(samples.getLast());
        return found;
    }

    /** Where equity is gone there is no return from it: the rest is left out. */
    private static double[] of(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] returns = new double[samples.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            double before = value.applyAsDouble(samples.get(i));
            double change = value.applyAsDouble(samples.get(i + 1)) / before - 1;
            if (!(before > 0) || !Double.isFinite(change)) {
                return Arrays.copyOf(returns, i);
            }
            returns[i] = change;
        }
        return returns;
    }

    double[] equity() {
        return equity;
    }

    /** Empty or short where there is no benchmark all the way. */
    double[] benchmark() {
        return benchmark;
    }

    /** For example {@code PT24H}. */
    Duration period() {
        return Duration.ofNanos(step);
    }

    double periodsPerYear() {
        return YEAR / step;
    }

    static double years(List<Sample> samples) {
        return (samples.getLast().nanos() - samples.getFirst().nanos()) / YEAR;
    }
}
