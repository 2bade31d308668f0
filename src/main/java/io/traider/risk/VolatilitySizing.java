package io.traider.risk;

import io.traider.domain.Instrument;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How large an entry should be: so that a move of one standard deviation over the horizon costs the risk budget, and never
 * more than a share of the capital or of what the book offers.
 *
 * @param riskValue dollars that one standard deviation may cost
 * @param horizonSeconds over which the deviation is taken, growing with the square root of time
 * @param maxShareOfCapital largest value of an entry as a fraction of the capital
 * @param maxShareOfDepth largest quantity as a fraction of what is on offer
 */
public record VolatilitySizing(
        BigDecimal riskValue, double horizonSeconds, BigDecimal maxShareOfCapital, BigDecimal maxShareOfDepth) {

    public VolatilitySizing {
        if (riskValue.signum() <= 0 || !(horizonSeconds > 0) || maxShareOfCapital.signum() <= 0) {
            throw new IllegalArgumentException("sizing needs positive numbers, got risk " + riskValue + ", horizon "
                    + horizonSeconds + " s and share of capital " + maxShareOfCapital);
        }
    }

    /**
     * The quantity of an entry, on the lot grid; zero when it is below what the venue takes, or when the volatility is not
     * known.
     *
     * @param volatilityBps standard deviation of a one-second return, basis points
     * @param capital dollars that the strategy has
     * @param maxValue dollars that the limits leave for it
     * @param unitValue dollars for one unit
     * @param depth what is on offer
     */
    public Quantity size(
            Instrument instrument,
            double volatilityBps,
            BigDecimal capital,
            BigDecimal maxValue,
            BigDecimal unitValue,
            Quantity depth) {
        double deviation = volatilityBps / 10_000 * Math.sqrt(horizonSeconds);
        if (!(deviation > 0) || Double.isInfinite(deviation)) {
            return Quantity.ZERO;
        }
        BigDecimal value = riskValue
                .divide(BigDecimal.valueOf(deviation), MathContext.DECIMAL64)
                .min(capital.multiply(maxShareOfCapital))
                .min(maxValue);
        BigDecimal wanted = value.divide(unitValue, MathContext.DECIMAL64)
                .min(depth.toBigDecimal().multiply(maxShareOfDepth));
        Quantity quantity = wanted.signum() <= 0 ? Quantity.ZERO : instrument.floorToLot(wanted);
        return quantity.compareTo(instrument.minimumQuantity()) < 0 ? Quantity.ZERO : quantity;
    }
}
