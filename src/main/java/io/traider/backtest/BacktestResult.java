package io.traider.backtest;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Position;
import io.traider.domain.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a run. Amounts are dollars where not said otherwise.
 *
 * @param versions content hash of every artefact in force
 * @param finished whether it was let run to its end
 * @param firstNanos of the first event traded, {@code 0} when there was none
 * @param lastNanos of the last one
 * @param startEquity the capital put in
 * @param endEquity at the last marks
 * @param equity samples in order, thinned evenly to at most {@value EquityCurve#MOST}
 * @param trades positions that were closed again
 * @param positions as they stand at the end, flat ones too
 * @param marks what each instrument was worth at the end
 * @param hash of its notable steps, see {@link io.traider.journal.StepHash}
 */
public record BacktestResult(
        BacktestPlan plan,
        SortedMap<String, String> versions,
        boolean finished,
        long firstNanos,
        long lastNanos,
        Counts counts,
        BigDecimal startEquity,
        BigDecimal endEquity,
        BigDecimal maxDrawdown,
        Costs costs,
        List<EquitySample> equity,
        List<Fill> fills,
        List<ClosedTrade> trades,
        List<Position> positions,
        SortedMap<InstrumentId, Price> marks,
        String hash) {

    public BacktestResult {
        equity = List.copyOf(equity);
        fills = List.copyOf(fills);
        trades = List.copyOf(trades);
        positions = List.copyOf(positions);
    }

    /**
     * How much happened.
     *
     * @param events of the market, those before the run's beginning not counted
     * @param inputs of the engine: events, timers and reports
     * @param denied decisions that the limits refused
     * @param rejected orders that the venue refused
     */
    public record Counts(
            long events, long inputs, long decisions, long denied, long orders, long rejected, long fills) {}

    /**
     * What trading cost.
     *
     * @param fees paid, negative when rebates were larger
     * @param slippage what fills were worse than the middle of the book when their order was decided
     * @param funding paid, negative when received
     */
    public record Costs(BigDecimal fees, BigDecimal slippage, BigDecimal funding) {

        /** All of them. */
        public BigDecimal total() {
            return fees.add(slippage).add(funding);
        }
    }
}
