package io.traider.backtest;

import io.traider.report.RunReport.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples, the first in each slot of time. When there are more than {@value #MOST}, the slots become longer, each of the new
 * ones made of whole old ones: a long run has no more samples than a short one.
 */
final class Samples {

    static final int MOST = 20_000;

    private static final long SECOND = 1_000_000_000L;
    private static final long[] SLOTS = {
        10 * SECOND,
        20 * SECOND,
        60 * SECOND,
        120 * SECOND,
        600 * SECOND,
        1200 * SECOND,
        3600 * SECOND,
        14_400 * SECOND,
        86_400 * SECOND
    };

    private final List<Sample> samples = new ArrayList<>(MOST + 1);
    private int slot;
    /** When the slot after the last sample's begins. */
    private long nextNanos = Long.MIN_VALUE;

    private long nearest = Long.MAX_VALUE;

    /** Whether a sample of this moment would be the first of its slot. */
    boolean due(long nanos) {
        return nanos >= nextNanos;
    }

    void add(Sample sample) {
        if (due(sample.nanos())) {
            nextNanos = after(sample.nanos());
            if (!samples.isEmpty()) {
                nearest = Math.min(nearest, sample.nanos() - samples.getLast().nanos());
            }
            samples.add(sample);
            while (samples.size() > MOST && slot < SLOTS.length - 1) {
                thin();
            }
        }
    }

    /** The last moment counts, wherever in its slot it is. */
    void end(Sample sample) {
        if (samples.isEmpty() || samples.getLast().nanos() < sample.nanos()) {
            samples.add(sample);
        }
    }

    List<Sample> all() {
        return samples;
    }

    private long after(long nanos) {
        return (Math.floorDiv(nanos, SLOTS[slot]) + 1) * SLOTS[slot];
    }

    private void thin() {
        do {
            slot++;
        } while (SLOTS[slot] <= nearest && slot < SLOTS.length - 1);
        List<Sample> kept = new ArrayList<>();
        nextNanos = Long.MIN_VALUE;
        for (Sample sample : samples) {
            if (due(sample.nanos())) {
                nextNanos = after(sample.nanos());
                kept.add(sample);
            }
        }
        samples.clear();
        samples.addAll(kept);
    }
}
