package io.traider.engine;

import java.util.List;

/**
 * How a score source was used since it came into force in this engine; every count begins anew when another one does.
 *
 * @param strategy whose score it is
 * @param hash of the source
 * @param label its model's name and version, or how several are combined
 * @param asked times that it was asked
 * @param refused times that it refused
 * @param lastRefusal why it refused last; empty when it never did
 * @param nanos spent in asking it, as a running clock shows; 0 where there is none
 * @param longestNanos the longest that it took
 * @param scores how many fell into each of {@value #BINS} equal parts of 0 to 1; those beyond into the first or the last
 */
public record ModelUse(
        String strategy,
        String hash,
        String label,
        long asked,
        long refused,
        String lastRefusal,
        long nanos,
        long longestNanos,
        List<Long> scores) {

    /** Parts of 0 to 1 that scores are counted by. */
    public static final int BINS = 20;

    public ModelUse {
        scores = List.copyOf(scores);
    }
}
