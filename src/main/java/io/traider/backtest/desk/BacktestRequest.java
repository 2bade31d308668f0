package io.traider.backtest.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be run, as it is kept with the run.
 *
 * @param name for people; empty to be named after what runs
 * @param strategy one of the workshop's; on bars as {@link io.traider.backtest.BarStrategy#parse} reads it
 * @param recording one of the workshop's, where the source is {@link Source#CAPTURES}; else empty
 * @param from first moment; {@code null} for the first there is
 * @param to the moment after the last; {@code null} for all there is, or {@code hours} of the simulated market
 * @param hours of the simulated market, where {@code to} is not given
 * @param seed of the simulated market and of everything else that is drawn by lot
 * @param rate frames a second of the simulated market, roughly
 * @param fill how makers queue, or on bars what a market order pays, see {@link io.traider.execution.FillModel#parse}
 * @param latency of the feed, of orders and of answers, each as {@link io.traider.execution.Delay#parse} reads it, with
 *     commas between
 * @param fees {@code MAKER:TAKER} in basis points; empty for each venue's own schedule
 * @param changes other values for the strategy's, by name; none on bars
 * @param bars what is run on imported bars; {@code null} for a run on events
 */
public record BacktestRequest(
        String name,
        String strategy,
        Source source,
        String recording,
        @Nullable Instant from,
        @Nullable Instant to,
        int hours,
        long seed,
        int rate,
        String fill,
        String latency,
        String fees,
        SortedMap<String, String> changes,
        @Nullable Bars bars) {

    /** What runs when nobody says otherwise: four hours of the simulated market. */
    public static final BacktestRequest DEFAULT = new BacktestRequest(
            "",
            "funding-drift",
            Source.SIMULATED,
            "",
            null,
            null,
            4,
            20_260_801,
            400,
            "depth:risk-averse",
            "recorded,stated,0",
            "",
            Collections.emptySortedMap(),
            null);

    /** What runs on bars when nobody says otherwise. */
    public static final String BAR_STRATEGY = "ema-cross:12:26";

    /** How orders meet bars when nobody says otherwise. */
    public static final String BAR_FILL = "volume-share:open:0.025:0.1";

    /** Where events come from. */
    public enum Source {
        /** The simulator, without a wire between. */
        SIMULATED,
        /** What this installation took in. */
        JOURNAL,
        /** Imported quotes, trades, marks and funding rates, or bars. */
        HISTORY,
        /** Recorded frames, through the venues' feeds. */
        CAPTURES
    }

    /**
     * Imported bars and what is traded on them.
     *
     * @param instrument venue and symbol, such as {@code KRAKEN:BTC/USD}
     * @param interval how long each is, such as {@code 4h}
     * @param unit what is held when long, above zero
     * @param capital to begin with, in the instrument's quote currency, above zero
     */
    public record Bars(String instrument, String interval, BigDecimal unit, BigDecimal capital) {}

    /**
     * Something about a request that does not do.
     *
     * @param field the component's name, of a changed value {@code changes.} and its name, likewise of the bars
     * @param advice what is wrong and what to try
     */
    public record Problem(String field, String advice) {}

    public BacktestRequest {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** One of a run on events. */
    public BacktestRequest(
            String name,
            String strategy,
            Source source,
            String recording,
            @Nullable Instant from,
            @Nullable Instant to,
            int hours,
            long seed,
            int rate,
            String fill,
            String latency,
            String fees,
            SortedMap<String, String> changes) {
        this(name, strategy, source, recording, from, to, hours, seed, rate, fill, latency, fees, changes, null);
    }

    /** The same under another name. */
    public BacktestRequest named(String other) {
        return new BacktestRequest(
                other, strategy, source, recording, from, to, hours, seed, rate, fill, latency, fees, changes, bars);
    }
}
