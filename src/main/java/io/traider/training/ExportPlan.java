package io.traider.training;

import io.traider.domain.InstrumentId;
import java.util.Set;

/**
 * What is to be written.
 *
 * @param everyNanos cadence of each instrument, nanoseconds of session time
 * @param instruments empty for all
 * @param fromNanos first moment of a row; what comes before it only warms the features
 * @param toNanos the moment after the last row; what comes after it only makes labels
 */
public record ExportPlan(
        FeatureTable table, long everyNanos, Set<InstrumentId> instruments, long fromNanos, long toNanos) {

    public ExportPlan {
        instruments = Set.copyOf(instruments);
        if (everyNanos <= 0) {
            throw new IllegalArgumentException(
                    "a cadence of " + everyNanos + " ns is none. Maybe 250 ms, as the shipped strategies");
        }
        if (toNanos <= fromNanos) {
            throw new IllegalArgumentException(
                    "there is no time from " + fromNanos + " to " + toNanos + " ns. Maybe swap them");
        }
    }
}
