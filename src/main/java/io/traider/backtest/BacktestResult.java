package io.traider.backtest;

import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run. Amounts are dollars where not said otherwise.
 *
 * @param versions content hash of every artefact in force
 * @param finished whether it was let run to its end
 * @param failure why it could not go on, {@code null} when it could: a payment on a position had no fresh rate
 * @param firstNanos of the first event traded, {@code 0} when there was none
 * @param lastNanos of the last one
 * @param startEquity the capital put in
 * @param endEquity at the last marks
 * @param equity samples in order, thinned evenly to at most {@value Samples#MOST}
 * @param trades positions that were closed again
 * @param positions as they stand at the end, flat ones too
 * @param marks what each instrument was worth at the end
 * @param dailyVolume dollars that the strategy's instruments turned over in a day; {@code null} without a trade
 * @param hash of its notable steps, see {@link io.traider.journal.StepHash}
 */
public record BacktestResult(
        BacktestPlan plan,
        SortedMap<String, String> versions,
        boolean finished,
        @Nullable String failure,
        long firstNanos,
        long lastNanos,
        Counts counts,
        BigDecimal startEquity,
        BigDecimal endEquity,
        BigDecimal maxDrawdown,
        Costs costs,
        List<Sample> equity,
        List<Fill> fills,
        List<RoundTrip> trades,
        List<Position> positions,
        SortedMap<InstrumentId, Price> marks,
        @Nullable BigDecimal dailyVolume,
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
     * This, for those who have no use for a part of a run.
     *
     * @throws IllegalStateException with the reason when the run could not go on
     */
    public BacktestResult unfailed() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return this;
    }

    /**
     * The same for statistics and pages.
     *
     * @param tries how many runs this one was chosen from
     * @throws IllegalArgumentException when the run has no time in it, so that nothing can be measured
     */
    public RunReport report(Tries tries) {
        return new RunReport(plan.name(), figures(), equity, fills, trades, costs, tries, dailyVolume);
    }

    private List<Figure> figures() {
        List<Figure> all = new ArrayList<>(List.of(
                Figure.of("source", plan.source()),
                Figure.of("temper", plan.feed()),
                Figure.of("from", time(firstNanos)),
                Figure.of("to", time(lastNanos)),
                Figure.of("fills", plan.model().fills().name()),
                Figure.of("latency", plan.latency()),
                Figure.of("fees", plan.model().terms().fees().name()),
                Figure.of("seed", Long.toString(plan.seed())),
                Figure.of("software", plan.software())));
        versions.forEach((name, version) -> all.add(Figure.of(name, version)));
        if (failure != null) {
            all.add(Figure.of("failure", failure));
        }
        all.add(Figure.of("events", Long.toString(counts.events())));
        all.add(Figure.of("steps", hash));
        return all;
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
