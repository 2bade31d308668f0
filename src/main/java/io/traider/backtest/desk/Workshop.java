package io.traider.backtest.desk;

import io.traider.backtest.Backtest;
import io.traider.backtest.EventSource;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.engine.EngineSetup;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a desk gets what its runs need of the world outside: events, rules, models. For any thread. */
public interface Workshop {

    /** What may be asked for here and now. */
    Choices choices();

    /** What of a request's values the strategy does not take; empty when it takes them. */
    List<BacktestRequest.Problem> check(BacktestRequest request);

    /**
     * Makes a run ready: compiles rules, loads the model, opens the events; takes some seconds.
     *
     * @throws IOException when there is nothing to read
     * @throws IllegalArgumentException when values, or their combination, make no sense
     */
    Job prepare(BacktestRequest request) throws IOException;

    /** A stretch of time, both ends included. */
    record Span(Instant from, Instant to) {}

    /**
     * What may be asked for.
     *
     * @param strategies by name
     * @param recordings names of recorded frames
     * @param spans how far the sources reach that have a beginning and an end
     * @param values each strategy's values that may be changed, as they are shipped, for each source
     */
    record Choices(
            List<Source> sources,
            List<String> strategies,
            List<String> recordings,
            Map<Source, Span> spans,
            Map<String, Map<Source, SortedMap<String, String>>> values) {

        public Choices {
            sources = List.copyOf(sources);
            strategies = List.copyOf(strategies);
            recordings = List.copyOf(recordings);
            spans = Collections.unmodifiableMap(new TreeMap<>(spans));
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        /** How far a source reaches; {@code null} where that is not known or without bounds. */
        public @Nullable Span span(Source source) {
            return spans.get(source);
        }

        /** A strategy's values on a source. */
        public SortedMap<String, String> values(String strategy, Source source) {
            return values.getOrDefault(strategy, Map.of()).getOrDefault(source, Collections.emptySortedMap());
        }
    }

    /**
     * A run that can begin.
     *
     * @param fromNanos first moment, where it is known before the run; else {@code 0}
     * @param toNanos the moment after the last, where it is known; else {@code 0}
     */
    record Job(Backtest backtest, EngineSetup made, EventSource source, long fromNanos, long toNanos)
            implements AutoCloseable {

        /** What part of the run is done at a moment of it, from 0 to 1; {@code NaN} where its length is not known. */
        double share(long nanos) {
            return toNanos <= fromNanos
                    ? Double.NaN
                    : Math.clamp((double) (nanos - fromNanos) / (toNanos - fromNanos), 0, 1);
        }

        @Override
        public void close() {
            source.close();
            made.close();
        }
    }
}
