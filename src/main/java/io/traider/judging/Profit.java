package io.traider.judging;

import io.traider.report.RunReport.Sample;
import java.util.List;

/**
 * What a strategy may be expected to earn, by how it did.
 *
 * @param minutes that it was watched for
 * @param mean dollars a minute, after costs
 * @param deviation of a minute's
 */
public record Profit(double minutes, double mean, double deviation) {

    private static final long MINUTE = 60_000_000_000L;
    private static final double ONE_SIDED_995 = 2.575829;

    /** Nothing is known. */
    static final Profit UNKNOWN = new Profit(0, 0, Double.NaN);

    static Profit of(List<Sample> samples) {
        double[] at = new double
                [(int) ((samples.getLast().nanos() - samples.getFirst().nanos()) / MINUTE) + 1];
        int next = 0;
        double last = samples.getFirst().equity();
        for (Sample each : samples) {
            while (next < at.length && each.nanos() - samples.getFirst().nanos() > next * MINUTE) {
                at[next++] = last;
            }
            last = each.equity();
        }
        while (next < at.length) {
            at[next++] = last;
        }
        int count = at.length - 1;
        if (count < 2) {
            return UNKNOWN;
        }
        double mean = (at[count] - at[0]) / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double apart = at[i + 1] - at[i] - mean;
            squares += apart * apart;
        }
        return new Profit(count, mean, Math.sqrt(squares / (count - 1)));
    }

    /** Dollars to be expected of some minutes. */
    public double expected(double time) {
        return mean * time;
    }

    /** By how many of its deviations what was earned in some minutes lies below that; 0 where that is not known. */
    public double shortfall(double time, double earned) {
        double found = (expected(time) - earned) / uncertainty(time);
        return Double.isFinite(found) ? found : 0;
    }

    /** What they come to at least, but once in two hundred times; {@code NaN} where that is not known. */
    public double least(double time) {
        return expected(time) - ONE_SIDED_995 * uncertainty(time);
    }

    /** Its own ups and downs, and how little is known of the mean. */
    private double uncertainty(double time) {
        double own = deviation * deviation * time;
        double ofMean = deviation * deviation * time * time / minutes;
        return Math.sqrt(own + ofMean);
    }
}
