package io.traider.api;

import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Source;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The schema's {@code BacktestInput}. */
record BacktestInput(
        String name,
        @Nullable String strategy,
        Source source,
        String recording,
        @Nullable Instant from,
        @Nullable Instant to,
        int hours,
        long seed,
        int rate,
        @Nullable String fill,
        String latency,
        String fees,
        List<Change> changes,
        BacktestRequest.@Nullable Bars bars) {

    /** Another value for one of the strategy's. */
    record Change(String name, String value) {}

    BacktestRequest request() {
        SortedMap<String, String> all = new TreeMap<>();
        changes.forEach(change -> all.put(change.name(), change.value()));
        return new BacktestRequest(
                name,
                either(strategy, BacktestRequest.BAR_STRATEGY, BacktestRequest.DEFAULT.strategy()),
                source,
                recording,
                from,
                to,
                hours,
                seed,
                rate,
                either(fill, BacktestRequest.BAR_FILL, BacktestRequest.DEFAULT.fill()),
                latency,
                fees,
                all,
                bars);
    }

    private String either(@Nullable String given, String onBars, String onEvents) {
        return given != null ? given : bars != null ? onBars : onEvents;
    }
}
