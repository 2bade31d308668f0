package io.traider.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a score source does while it trades.
 *
 * @param hash of the source
 * @param basis what is taken for normal; empty while nothing is
 * @param samples scores in the window
 * @param refusedShare of them that were refused
 * @param score drift of the scores
 * @param inputs drift of each input, the one first that is furthest beyond its usual; empty until a whole window is known
 * @param outcomes scores of late, {@link LiveScores.Times#outcomes()} or more, that came to their horizon
 * @param brier squared error of these
 * @param hitRate of these
 * @param expectedBrier {@code null} where it is not known
 * @param expectedHitRate {@code null} where it is not known
 * @param profit to be expected
 * @param p99Micros what 99 of 100 scores of the window took at most
 */
public record LiveFigures(
        String hash,
        String basis,
        int samples,
        double refusedShare,
        Drift score,
        List<Drift> inputs,
        long outcomes,
        Estimate brier,
        Estimate hitRate,
        @Nullable Estimate expectedBrier,
        @Nullable Estimate expectedHitRate,
        Profit profit,
        double p99Micros) {

    /** So that an index that was never seen to move does not make every move an excess. */
    private static final double FLOOR = 0.1;

    /**
     * How far something is from what it was.
     *
     * @param psi population stability index; {@code NaN} where it is not known
     * @param usual what a window of the reference has but once in a thousand times
     */
    public record Drift(String name, double psi, double usual) {

        static final Drift UNKNOWN = new Drift("", Double.NaN, Double.NaN);

        /** How many times its usual it is. */
        public double excess() {
            return psi / Math.max(FLOOR, usual);
        }
    }

    public LiveFigures {
        inputs = List.copyOf(inputs);
    }

    /** The same where nobody knows what to expect of the profit. */
    public LiveFigures expectingNoProfit() {
        return new LiveFigures(
                hash,
                basis,
                samples,
                refusedShare,
                score,
                inputs,
                outcomes,
                brier,
                hitRate,
                expectedBrier,
                expectedHitRate,
                Profit.UNKNOWN,
                p99Micros);
    }

    /** The input that is furthest beyond its usual. */
    public Drift worst() {
        return inputs.isEmpty() ? Drift.UNKNOWN : inputs.getFirst();
    }
}
