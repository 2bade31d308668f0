package io.traider.rule;

/**
 * How a perpetual and the spot that covers it stand, for a strategy that holds both. A fact of the decisions on either leg.
 *
 * @param leg whose decision it is
 * @param uncovered what the spot leg lacks of the perpetual's short quantity, as a fraction of the larger leg: positive must
 *     be bought, negative sold; zero when they match within what the spot's venue takes
 * @param gainBps unrealized profit of both legs over the perpetual's cost; zero when it is flat
 * @param ageSeconds since the perpetual was opened; zero when flat
 * @param openOrders working orders of the strategy in both legs
 * @param tradable whether both books are whole and current and both venues trade
 */
public record Pair(Leg leg, double uncovered, double gainBps, double ageSeconds, int openOrders, boolean tradable) {

    public Pair {
        if (Double.isNaN(uncovered + gainBps + ageSeconds)) {
            throw new IllegalArgumentException("pair with uncovered " + uncovered + ", gainBps " + gainBps
                    + ", ageSeconds " + ageSeconds + ". Maybe do not ask the rules while a leg has no price");
        }
    }

    /** A side of the pair. */
    public enum Leg {
        PERPETUAL,
        SPOT
    }
}
