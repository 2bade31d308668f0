package io.traider.backtest.desk;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
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
     * Bars that can be run on.
     *
     * @param instrument venue and symbol
     * @param interval how long each is, such as {@code 4h}
     */
    record BarSeries(String instrument, String interval, Span span) {}

    /**
     * What may be asked for.
     *
     * @param strategies by name
     * @param recordings names of recorded frames
     * @param spans how far the sources reach that have a beginning and an end
     * @param bars that are there for {@link BacktestRequest.Bars}
     * @param values each strategy's values that may be changed, as they are shipped, for each source
     */
    record Choices(
            List<Source> sources,
            List<String> strategies,
            List<String> recordings,
            Map<Source, Span> spans,
            List<BarSeries> bars,
            Map<String, Map<Source, SortedMap<String, String>>> values) {

        public Choices {
            sources = List.copyOf(sources);
            strategies = List.copyOf(strategies);
            recordings = List.copyOf(recordings);
            bars = List.copyOf(bars);
            spans = Collections.unmodifiableMap(new TreeMap<>(spans));
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        /** How far a source reaches; {@code null} where that is not known or without bounds. */
        public @Nullable Span span(Source source) {
            return spans.get(source);
        }

        /** The bars that a request names; {@code null} where there are none such. */
        public @Nullable BarSeries bars(BacktestRequest.Bars wanted) {
            return bars.stream()
                    .filter(series -> series.instrument().equals(wanted.instrument())
                            && series.interval().equals(wanted.interval()))
                    .findFirst()
                    .orElse(null);
        }

        /** A strategy's values on a source. */
        public SortedMap<String, String> values(String strategy, Source source) {
            return values.getOrDefault(strategy, Map.of()).getOrDefault(source, Collections.emptySortedMap());
        }
    }

    /** A run that can begin. */
    interface Job extends AutoCloseable {

        /** Makes the run, on the calling thread. */
        BacktestResult run(BacktestListener listener);

        /** First moment, where it is known before the run; else {@code 0}. */
        long fromNanos();

        /** The moment after the last, where it is known; else {@code 0}. */
        long toNanos();

        /** What part of the run is done at a moment of it, from 0 to 1; {@code NaN} where its length is not known. */
        default double share(long nanos) {
            return toNanos() <= fromNanos()
                    ? Double.NaN
                    : Math.clamp((double) (nanos - fromNanos()) / (toNanos() - fromNanos()), 0, 1);
        }

        @Override
        void close();
    }

    /** A run of events through an engine. */
    record EngineJob(Backtest backtest, EngineSetup made, EventSource source, long fromNanos, long toNanos)
            implements Job {

        @Override
        public BacktestResult run(BacktestListener listener) {
            return backtest.run(source, listener);
        }

        @Override
        public void close() {
            source.close();
            made.close();
        }
    }
}
