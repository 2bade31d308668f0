package io.traider.engine;

import io.traider.domain.InstrumentId;

/**
 * A score at the moment it was made, with what it was made of: so that somebody can say later how good it was.
 *
 * @param strategy whose score it is
 * @param hash of the source that made it
 * @param nanos session time
 * @param bid the best at that moment, in units of {@link io.traider.domain.Price}; the mark where there is no book
 * @param ask the same of the other side
 * @param features of the whole set, in its order; not to be changed
 * @param score {@code NaN} when it was refused
 * @param tookNanos how long the source took, as a running clock shows; 0 where there is none
 */
public record ScoreSample(
        String strategy,
        String hash,
        InstrumentId instrument,
        long nanos,
        long bid,
        long ask,
        double[] features,
        double score,
        long tookNanos) {

    public boolean refused() {
        return Double.isNaN(score);
    }

    /** The middle of the best prices, in units of a price. */
    public double mid() {
        return 0.5 * ((double) bid + (double) ask);
    }
}
