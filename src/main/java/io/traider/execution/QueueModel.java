package io.traider.execution;

import io.traider.domain.Quantity;

/**
 * Where cancellations in the queue of a resting order are thought to happen, since a book of price levels does not tell.
 *
 * <p>The probability that a cancellation comes from behind the order is {@code f(back) / (f(back) + f(front))}, so the queue
 * ahead shrinks by the other part, {@code f(front) / (f(back) + f(front))}, of every quantity that was cancelled. Source:
 * E. Rigtorp, "Estimating order queue position" (2013), with the functions as hftbacktest names them.
 */
public sealed interface QueueModel {

    /** As a report says it, and as {@link FillModel#parse} reads it. */
    String name();

    /**
     * The part of a cancelled quantity that was behind the order, from 0 to 1.
     *
     * @param front units ahead of the order
     * @param back units behind it
     */
    double behind(long front, long back);

    /** All cancellations come from behind: only trades at the price shorten the queue. */
    record RiskAverse() implements QueueModel {
        @Override
        public String name() {
            return "risk-averse";
        }

        @Override
        public double behind(long front, long back) {
            return 1;
        }
    }

    /** {@code f(x) = x^exponent}, hftbacktest's PowerProbQueueFunc. */
    record Power(double exponent) implements QueueModel {
        public Power {
            if (!(exponent > 0) || exponent > 100) {
                throw new IllegalArgumentException("exponent " + exponent + " of a queue model. Maybe 2 or 3");
            }
        }

        @Override
        public String name() {
            return "power-" + exponent;
        }

        @Override
        public double behind(long front, long back) {
            return front <= 0 ? 1 : share(StrictMath.pow((double) back / front, exponent));
        }

        /** {@code b^n / (b^n + f^n)} by the ratio of both, so that large quantities do not overflow. */
        private static double share(double ratio) {
            return Double.isInfinite(ratio) ? 1 : ratio / (ratio + 1);
        }
    }

    /** {@code f(x) = log(1 + x)} with quantities in units of the base, hftbacktest's LogProbQueueFunc. */
    record Logarithm() implements QueueModel {
        @Override
        public String name() {
            return "log";
        }

        @Override
        public double behind(long front, long back) {
            double before =
                    StrictMath.log1p(Quantity.ofUnits(Math.max(0, front)).toDouble());
            double after = StrictMath.log1p(Quantity.ofUnits(Math.max(0, back)).toDouble());
            return before == 0 ? 1 : after / (after + before);
        }
    }
}
