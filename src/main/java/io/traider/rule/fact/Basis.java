package io.traider.rule.fact;

/**
 * How far a perpetual stands over the spot that covers it, perhaps at another venue, by the middles of both books, and how
 * unusual that is. Absent while a book is not whole, or too little of it was seen; shown to packs that import it.
 *
 * @param bps perpetual over spot
 * @param overMeanBps the same over its own slow mean
 * @param deviations the same in standard deviations around that mean
 */
public record Basis(double bps, double overMeanBps, double deviations) {

    public Basis {
        if (!Double.isFinite(bps + overMeanBps + deviations)) {
            throw new IllegalArgumentException("basis of " + bps + " bps, " + overMeanBps + " over its mean, "
                    + deviations + " deviations. Maybe do not ask the rules while a leg has no price");
        }
    }
}
