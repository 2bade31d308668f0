package io.traider.study;

import java.util.ArrayList;
import java.util.List;

/**
 * What a study chooses between.
 *
 * @param fastBars half-life of the fast average of the rate
 * @param slowBars half-life of its slow mean and of the deviation around it
 * @param entryDrift deviations at which a position is opened
 * @param minRateBps least rate per funding period for an entry, basis points
 * @param maxBars longest holding
 */
record Parameters(
        Variant variant, double fastBars, double slowBars, double entryDrift, double minRateBps, int maxBars) {

    /** Closed when the drift is back at the slow mean. */
    static final double EXIT_DRIFT = 0;

    /** Closed when a position without a hedge lost this share of its value. */
    static final double STOP = 0.1;

    /** How a crowd is traded. */
    enum Variant {
        /** Against it, outright, both ways. */
        FADE,
        /** For its payments: short the perpetual, long as much spot, while longs pay. */
        HARVEST
    }

    /**
     * Half-lives stand to each other about as in the live strategy, whose slow one is 48 times the fast one.
     *
     * @param perDay bars in a day; the grid is in days
     */
    static List<Parameters> grid(Variant variant, int perDay) {
        List<Parameters> all = new ArrayList<>();
        boolean fade = variant == Variant.FADE;
        for (double fast : fade ? new double[] {0.25, 1} : new double[] {0.25}) {
            for (int slow : new int[] {3, 7}) {
                for (double entry : fade ? new double[] {0.5, 1, 1.5} : new double[] {0, 1}) {
                    for (double rate : fade ? new double[] {0} : new double[] {0.5, 1, 2}) {
                        for (int days : fade ? new int[] {3, 7} : new int[] {7, 21}) {
                            all.add(new Parameters(variant, fast * perDay, slow * perDay, entry, rate, days * perDay));
                        }
                    }
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return "fast " + fastBars + ", slow " + slowBars + ", entry " + entryDrift + ", rate " + minRateBps
                + " bps, at most " + maxBars + " bars";
    }
}
