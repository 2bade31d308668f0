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
        List<Change> changes) {

    /** Another value for one of the strategy's. */
    record Change(String name, String value) {}

    BacktestRequest request() {
        SortedMap<String, String> all = new TreeMap<>();
        changes.forEach(change -> all.put(change.name(), change.value()));
        return new BacktestRequest(
                name, strategy, source, recording, from, to, hours, seed, rate, fill, latency, fees, all);
    }
}
