package io.traider.backtest.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be run, as it is kept with the run.
 *
 * @param name for people; empty to be named after what runs
 * @param strategy one of the workshop's
 * @param recording one of the workshop's, where the source is {@link Source#CAPTURES}; else empty
 * @param from first moment; {@code null} for the first there is
 * @param to the moment after the last; {@code null} for all there is, or {@code hours} of the simulated market
 * @param hours of the simulated market, where {@code to} is not given
 * @param seed of the simulated market and of everything else that is drawn by lot
 * @param rate frames a second of the simulated market, roughly
 * @param fill how makers queue, see {@link io.traider.execution.FillModel#parse}
 * @param latency of the feed, of orders and of answers, each as {@link io.traider.execution.Delay#parse} reads it, with
 *     commas between
 * @param fees {@code MAKER:TAKER} in basis points; empty for each venue's own schedule
 * @param changes other values for the strategy's, by name
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
        SortedMap<String, String> changes) {

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
            Collections.emptySortedMap());

    /** Where events come from. */
    public enum Source {
        /** The simulator, without a wire between. */
        SIMULATED,
        /** What this installation took in. */
        JOURNAL,
        /** Imported quotes, trades and funding rates. */
        HISTORY,
        /** Recorded frames, through the venues' feeds. */
        CAPTURES
    }

    /**
     * Something about a request that does not do.
     *
     * @param field the component's name, of a changed value {@code changes.} and its name
     * @param advice what is wrong and what to try
     */
    public record Problem(String field, String advice) {}

    public BacktestRequest {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** The same under another name. */
    public BacktestRequest named(String other) {
        return new BacktestRequest(
                other, strategy, source, recording, from, to, hours, seed, rate, fill, latency, fees, changes);
    }
}
