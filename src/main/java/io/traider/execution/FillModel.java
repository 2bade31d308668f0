package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.domain.Price;
import io.traider.domain.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a simulated venue takes for a fill. Chosen for a run and named in its report. On recorded depth a taker walks the
 * book and consumes it, and a maker waits in a queue; on bars there is no depth, and the size of an order against what was
 * traded decides how much of it is filled and how far it moves the price.
 */
public sealed interface FillModel {

    /** As a report says it, and as {@link #parse} reads it. */
    String name();

    /** Takers consume the recorded depth, makers queue. */
    record OnDepth(QueueModel queue) implements FillModel {
        @Override
        public String name() {
            return "depth:" + queue.name();
        }
    }

    /** The price of a bar at which a market order trades. */
    enum BarPrice {
        /** The first price of the bar after the decision. */
        OPEN,
        /** The last price of the bar after the decision. */
        CLOSE
    }

    /** Orders meet bars. */
    sealed interface OnBars extends FillModel {

        /** Where in a bar market orders trade. */
        BarPrice at();

        /** Units of a bar's volume that our orders may have together. */
        long share(Bar bar);

        /**
         * How far the price moves against us, as a fraction of it.
         *
         * @param units that we have of the bar, this fill included
         */
        BigDecimal impact(Bar bar, long units);

        /** The bar's price of market orders. */
        default Price reference(Bar bar) {
            return at() == BarPrice.OPEN ? bar.open() : bar.close();
        }

        /** A price after our impact, rounded against us to ten decimals. */
        default Price paid(Side side, Price reference, Bar bar, long units) {
            BigDecimal impact = impact(bar, units);
            if (impact.signum() == 0) {
                return reference;
            }
            BigDecimal factor = BigDecimal.ONE.add(impact.multiply(BigDecimal.valueOf(side.sign())));
            RoundingMode against = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
            return Price.of(reference.toBigDecimal().multiply(factor).setScale(Price.SCALE, against));
        }
    }

    /** Whole orders at the bar's price, whatever traded. Says nothing of an order's size; for comparisons only. */
    record Whole(BarPrice at) implements OnBars {
        @Override
        public String name() {
            return "whole:" + at.name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public long share(Bar bar) {
            return Long.MAX_VALUE;
        }

        @Override
        public BigDecimal impact(Bar bar, long units) {
            return BigDecimal.ZERO;
        }
    }

    /**
     * Volume-share slippage as in Zipline: our part of a bar's volume is bounded, and the price moves by
     * {@code coefficient * (our part)^2}.
     *
     * @param limit largest part of a bar's volume, above 0 and up to 1
     * @param coefficient Zipline's default is 0.1
     */
    record VolumeShare(BarPrice at, BigDecimal limit, BigDecimal coefficient) implements OnBars {
        public VolumeShare {
            FillModels.bounded(limit, coefficient);
        }

        @Override
        public String name() {
            return FillModels.name("volume-share", at, limit, coefficient);
        }

        @Override
        public long share(Bar bar) {
            return FillModels.share(bar, limit);
        }

        @Override
        public BigDecimal impact(Bar bar, long units) {
            BigDecimal part = FillModels.part(bar, units);
            return part.multiply(part).multiply(coefficient);
        }
    }

    /**
     * Square-root market impact: the price moves by {@code coefficient * volatility * sqrt(our part of the volume)}, with
     * volume and volatility of the same bar; the volatility is Parkinson's, {@code ln(high / low) / (2 sqrt(ln 2))}.
     * Source: J. Gatheral, "No-dynamic-arbitrage and market impact" (2010); the coefficient is of the order of one.
     *
     * @param limit largest part of a bar's volume, above 0 and up to 1
     */
    record SquareRoot(BarPrice at, BigDecimal limit, BigDecimal coefficient) implements OnBars {
        private static final double PARKINSON = 2 * StrictMath.sqrt(StrictMath.log(2));

        public SquareRoot {
            FillModels.bounded(limit, coefficient);
        }

        @Override
        public String name() {
            return FillModels.name("square-root", at, limit, coefficient);
        }

        @Override
        public long share(Bar bar) {
            return FillModels.share(bar, limit);
        }

        @Override
        public BigDecimal impact(Bar bar, long units) {
            double volatility =
                    StrictMath.log((double) bar.high().units() / bar.low().units()) / PARKINSON;
            return FillModels.part(bar, units)
                    .sqrt(MathContext.DECIMAL64)
                    .multiply(coefficient)
                    .multiply(BigDecimal.valueOf(volatility), MathContext.DECIMAL64);
        }
    }

    /** The paper venue's: takers consume the depth, and only trades shorten a maker's queue. */
    static FillModel paper() {
        return new OnDepth(new QueueModel.RiskAverse());
    }

    /**
     * Reads {@code depth:risk-averse}, {@code depth:power-3}, {@code depth:log}, {@code whole:open},
     * {@code volume-share:close:0.025:0.1} or {@code square-root:open:0.1:1}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static FillModel parse(String text) {
        return FillModels.parse(text);
    }
}
