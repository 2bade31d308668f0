package io.traider.rule;

/**
 * What a strategy has of the instrument at the moment of decision.
 *
 * @param direction of the open quantity
 * @param unrealizedBps profit of the open quantity over what it cost; zero when flat
 * @param ageSeconds since the position was opened; zero when flat
 * @param openOrders working orders of the strategy in the instrument
 * @param secondsSinceLastOrder since its last order was decided; {@code Double.POSITIVE_INFINITY} before the first
 */
public record Holding(
        Direction direction, double unrealizedBps, double ageSeconds, int openOrders, double secondsSinceLastOrder) {

    public Holding {
        if (Double.isNaN(unrealizedBps + ageSeconds) || Double.isNaN(secondsSinceLastOrder)) {
            throw new IllegalArgumentException(
                    "holding of unrealizedBps " + unrealizedBps + ", ageSeconds " + ageSeconds
                            + ", secondsSinceLastOrder " + secondsSinceLastOrder
                            + ". Maybe do not ask the rules while the position has no price");
        }
    }

    /** Which way a position gains. */
    public enum Direction {
        FLAT,
        LONG,
        SHORT
    }

    /** Nothing held, nothing ordered yet. */
    public static Holding none() {
        return new Holding(Direction.FLAT, 0, 0, 0, Double.POSITIVE_INFINITY);
    }
}
