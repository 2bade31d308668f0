package io.traider.report;

import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run in plain values, in US dollars, ready to be measured and drawn.
 *
 * @param title what ran, for a person
 * @param plan what it ran under, in reading order: hashes, fill model, latency, fees, seed
 * @param samples equity in the order of time, at least two; the times rise
 * @param fills in the order of time
 * @param trades closed round trips in the order of their ends
 * @param tries how many runs this one was chosen from
 * @param dailyVolume dollars that the traded instruments turn over in a day; {@code null} where it is not known, and then
 *     no capacity is stated
 */
public record RunReport(
        String title,
        List<Figure> plan,
        List<Sample> samples,
        List<Fill> fills,
        List<RoundTrip> trades,
        Costs costs,
        Tries tries,
        @Nullable BigDecimal dailyVolume) {

    public RunReport {
        plan = List.copyOf(plan);
        samples = List.copyOf(samples);
        fills = List.copyOf(fills);
        trades = List.copyOf(trades);
        if (samples.size() < 2) {
            throw new IllegalArgumentException("a report needs two samples of equity or more, got " + samples.size()
                    + ". Maybe the run had no event between its start and its end");
        }
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).nanos() <= samples.get(i - 1).nanos()) {
                throw new IllegalArgumentException("samples must rise in time, but sample " + i + " is at "
                        + samples.get(i).nanos() + " after "
                        + samples.get(i - 1).nanos());
            }
        }
    }

    /**
     * What the run was worth at a moment; for statistics, so in binary floating point.
     *
     * @param nanos since the Unix epoch
     * @param equity dollars, with open positions at their marks
     * @param exposure dollars in open positions, longs and shorts added up
     * @param benchmark price of what could have been bought and held instead; {@code NaN} where there is none
     */
    public record Sample(long nanos, double equity, double exposure, double benchmark) {

        public Sample {
            if (!Double.isFinite(equity) || !Double.isFinite(exposure)) {
                throw new IllegalArgumentException(
                        "equity " + equity + " and exposure " + exposure + " at " + nanos + " must be numbers");
            }
        }

        /** Without a benchmark. */
        public static Sample of(long nanos, double equity, double exposure) {
            return new Sample(nanos, equity, exposure, Double.NaN);
        }
    }

    /**
     * From the first fill that opened a position to the one that closed it.
     *
     * @param side of the entry
     * @param quantity largest that was held, positive
     * @param entry average price of the fills that opened
     * @param exit average price of the fills that closed
     * @param fees dollars paid; negative is a rebate
     * @param funding dollars received for a perpetual; negative is paid
     * @param borrow dollars paid for what was borrowed to be sold
     * @param penalty dollars paid for being liquidated
     * @param profit dollars after all of these
     * @param decision sequence of the input at which the entry was decided
     * @param exitDecision sequence of the input at which the exit was decided
     */
    public record RoundTrip(
            InstrumentId instrument,
            Side side,
            Quantity quantity,
            long entryNanos,
            long exitNanos,
            Price entry,
            Price exit,
            BigDecimal fees,
            BigDecimal funding,
            BigDecimal borrow,
            BigDecimal penalty,
            BigDecimal profit,
            long decision,
            long exitDecision) {

        /** Dollars at the entry price. */
        public BigDecimal value() {
            return entry.toBigDecimal().multiply(quantity.toBigDecimal());
        }
    }

    /**
     * What the run paid, dollars.
     *
     * @param fees negative is a rebate
     * @param slippage how much worse the fills were than the middle of the book at the decision; already within the fills'
     *     prices
     * @param funding received for perpetuals; negative is paid
     * @param borrow paid for what was borrowed to be sold
     * @param penalties paid for liquidations
     */
    public record Costs(
            BigDecimal fees, BigDecimal slippage, BigDecimal funding, BigDecimal borrow, BigDecimal penalties) {

        public static final Costs NONE = new Costs(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /** Of a run that borrowed nothing and was never liquidated. */
        public Costs(BigDecimal fees, BigDecimal slippage, BigDecimal funding) {
            this(fees, slippage, funding, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        /** What a portfolio paid in all. */
        public static Costs of(PortfolioSummary paid, BigDecimal slippage) {
            return new Costs(paid.fees(), slippage, paid.funding(), paid.borrow(), paid.penalties());
        }

        /** Of two runs together. */
        public Costs plus(Costs other) {
            return new Costs(
                    fees.add(other.fees),
                    slippage.add(other.slippage),
                    funding.add(other.funding),
                    borrow.add(other.borrow),
                    penalties.add(other.penalties));
        }
    }

    /**
     * How many runs were tried before this one was shown.
     *
     * @param count at least one
     * @param variance of their Sharpe ratios, each of one period's returns; {@code NaN} where it is not known
     */
    public record Tries(int count, double variance) {

        public static final Tries ONE = new Tries(1, Double.NaN);

        public Tries {
            if (count < 1 || variance < 0) {
                throw new IllegalArgumentException(count + " tries with variance " + variance + " cannot be");
            }
        }
    }
}
