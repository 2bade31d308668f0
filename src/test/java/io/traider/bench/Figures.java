package io.traider.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How fast something took its frames, on one thread.
 *
 * @param frames measured, without those of the warm-up
 * @param framesPerSecond of the process's processor time, in passes in which single frames were not timed: collecting
 *     garbage counts, what else runs on the machine does not
 * @param p50 nanoseconds that half of the frames stayed below, timed one by one with the clock; likewise the
 *     others
 */
public record Figures(long frames, double framesPerSecond, long p50, long p99, long p999) {

    static Figures of(long frames, long nanos, Histogram histogram) {
        return new Figures(
                frames,
                frames * 1e9 / nanos,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,12.0f frames/s   p50 %,7d ns   p99 %,8d ns   p99.9 %,9d ns",
                framesPerSecond,
                p50,
                p99,
                p999);
    }
}
