package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.engine.EngineSetup;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FeeSchedule;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.LatencySamples;
import io.traider.execution.VenueTerms;
import io.traider.history.Series;
import io.traider.journal.Recorded;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the past and a strategy to run on it, as people and manifests state them.
 *
 * @param path of the captures, the data folder of the history, or the journal's data folder or address; empty for the
 *     simulator
 * @param strategy a strategy file, or the name of a shipped one; empty for the first of those; on bars a {@link
 *     io.traider.backtest.BarStrategy}
 * @param rules files of its rule pack; empty for the pack that is shipped under the strategy's name
 * @param changes to values of the strategy file, see {@link StrategyDefinition#parse(String, String, SortedMap)}
 * @param fromNanos first moment
 * @param toNanos the moment after the last
 * @param fill a fill model, see {@link FillModel#parse}
 * @param latency feed, entry and response, each as {@link Delay#parse} reads it or {@code samples:FILE}, see {@link
 *     LatencySamples#parse}
 * @param fees a file of fee schedules, or {@code MAKER:TAKER} in basis points; empty for the shipped ones
 * @param seed of the simulated market and of everything else that is drawn by lot
 * @param rate frames a second of the simulated market, roughly
 * @param originNanos when the simulated market opens: what it does depends on nothing else but the seed and the rate
 * @param feed which of the strategy's tempers holds; {@code null} for that of the source
 */
record Past(
        Source source,
        String path,
        String strategy,
        List<String> rules,
        SortedMap<String, String> changes,
        long fromNanos,
        long toNanos,
        String fill,
        List<String> latency,
        String fees,
        long seed,
        int rate,
        long originNanos,
        @Nullable String feed) {

    private static final String SAMPLES = "samples:";

    /** Where events come from. */
    enum Source {
        /** The simulated venues' market, without a wire between. */
        SIMULATED,
        /** Recorded frames, through the venues' feeds. */
        CAPTURES,
        /** What a journal took in. */
        JOURNAL,
        /** Imported quotes, trades, marks and funding rates, see docs/data.md. */
        HISTORY
    }

    Past {
        rules = List.copyOf(rules);
        latency = List.copyOf(latency);
        if (latency.size() != 3) {
            throw new IllegalArgumentException("latency " + latency
                    + " is not of three parts. Maybe recorded,stated,0 for feed, entry and response");
        }
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** A past whose simulated market opens at its first moment. */
    Past(
            Source source,
            String path,
            String strategy,
            List<String> rules,
            SortedMap<String, String> changes,
            long fromNanos,
            long toNanos,
            String fill,
            List<String> latency,
            String fees,
            long seed,
            int rate) {
        this(
                source, path, strategy, rules, changes, fromNanos, toNanos, fill, latency, fees, seed, rate, fromNanos,
                null);
    }

    /** The same with another strategy. */
    Past trading(String other) {
        return made(other, fromNanos, toNanos, feed);
    }

    /** The same as if it came by another feed. */
    Past heardBy(String other) {
        return made(strategy, fromNanos, toNanos, other);
    }

    /** The same, on a journal as it was heard by the session in which its time begins. */
    Past asHeard() {
        return source == Source.JOURNAL
                ? RecordedEvents.feed(path, fromNanos, toNanos)
                        .map(this::heardBy)
                        .orElse(this)
                : this;
    }

    private Past made(String traded, long from, long to, @Nullable String heard) {
        return new Past(
                source, path, traded, rules, changes, from, to, fill, latency, fees, seed, rate, originNanos, heard);
    }

    /** Which of the strategy's tempers holds. */
    String temper() {
        return feed != null ? feed : source == Source.SIMULATED ? "simulated" : "replay";
    }

    String words() {
        return source == Source.SIMULATED
                ? "the simulator, seed " + seed + ", rate " + rate
                : source.name().toLowerCase(Locale.ROOT) + " " + path;
    }

    /** @throws IOException when there is nothing to read */
    EventSource open() throws IOException {
        return switch (source) {
            case SIMULATED ->
                new SimulatedEvents(
                        SimulatorSettings.defaults().withSeed(seed).withFramesPerSecond(rate), originNanos, toNanos);
            case CAPTURES -> new CaptureEvents(Path.of(path));
            case JOURNAL -> RecordedEvents.open(path);
            case HISTORY ->
                HistoryEvents.open(
                        Path.of(path), definition(Collections.emptySortedMap()).instruments(), fromNanos, toNanos);
        };
    }

    /**
     * The same with the first moment of its data and the one after its last where none is stated, as for what needs both.
     *
     * @throws IOException when there is no data
     */
    Past bounded() throws IOException {
        if (fromNanos > 0 && toNanos < BacktestPlan.OPEN) {
            return this;
        }
        Span span = span();
        return between(
                fromNanos > 0 ? fromNanos : span.from(), toNanos < BacktestPlan.OPEN ? toNanos : span.last() + 1);
    }

    /** The times of the first event and of the last. */
    private record Span(long from, long last) {}

    private Span span() throws IOException {
        return switch (source) {
            case SIMULATED -> new Span(fromNanos, toNanos - 1);
            case CAPTURES -> {
                try (CaptureEvents events = new CaptureEvents(Path.of(path))) {
                    yield new Span(events.firstNanos(), events.lastNanos());
                }
            }
            case JOURNAL -> {
                Recorded kept = RecordedEvents.kept(path);
                yield new Span(kept.firstNanos(), kept.lastNanos());
            }
            case HISTORY -> {
                List<Series> there = HistoryEvents.series(
                        Path.of(path), definition(Collections.emptySortedMap()).instruments());
                yield new Span(
                        there.stream().mapToLong(Series::fromNanos).min().orElseThrow(),
                        there.stream().mapToLong(Series::toNanos).max().orElseThrow());
            }
        };
    }

    /** Compiles the rules and loads the model, which takes some seconds. */
    EngineSetup setup() throws IOException {
        StrategyDefinition definition = definition(Collections.emptySortedMap());
        return EngineSetup.of(definition, rules.isEmpty() ? shippedRules(definition) : pack(definition));
    }

    private static RulePack shippedRules(StrategyDefinition definition) {
        return StrategyRules.shipped(definition.name()).pack();
    }

    private RulePack pack(StrategyDefinition definition) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String file : rules) {
            files.put(Path.of(file).getFileName().toString(), Files.readString(Path.of(file)));
        }
        return RulePack.compile(definition.name(), files);
    }

    /** The strategy with its own changes and more. */
    StrategyDefinition definition(SortedMap<String, String> more) throws IOException {
        String yaml = strategy.isEmpty()
                ? ShippedFiles.strategyFile()
                : Files.exists(Path.of(strategy))
                        ? Files.readString(Path.of(strategy))
                        : ShippedFiles.strategyFile(strategy);
        SortedMap<String, String> all = new TreeMap<>(changes);
        all.putAll(more);
        return StrategyDefinition.parse(yaml, temper(), all);
    }

    Backtest backtest(EngineSetup made) throws IOException {
        String name = made.strategies().getFirst().definition().name() + " on " + words();
        return new Backtest(
                new BacktestPlan(name, words(), temper(), fromNanos, toNanos, model(), seed, Platform.SOFTWARE), made);
    }

    /** How venues fill, how long messages take, what is charged. */
    ExecutionModel model() throws IOException {
        LatencyModel delays = new LatencyModel(delay(latency.get(0)), delay(latency.get(1)), delay(latency.get(2)));
        return new ExecutionModel(terms(), FillModel.parse(fill), delays);
    }

    private static Delay delay(String text) throws IOException {
        if (!text.startsWith(SAMPLES)) {
            return Delay.parse(text);
        }
        Path file = Path.of(text.substring(SAMPLES.length()));
        return new Delay.Played(LatencySamples.parse(file.getFileName().toString(), Files.readString(file)));
    }

    private VenueTerms terms() throws IOException {
        VenueTerms shipped = VenueTerms.shipped();
        if (fees.isEmpty()) {
            return shipped;
        }
        if (fees.matches("-?\\d+(\\.\\d+)?:-?\\d+(\\.\\d+)?")) {
            String[] bps = fees.split(":");
            return shipped.with(FeeSchedule.flat(new BigDecimal(bps[0]), new BigDecimal(bps[1])));
        }
        Path file = Path.of(fees);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("--fees=" + fees
                    + " is no file and no MAKER:TAKER in basis points. Maybe" + " --fees=10:10, or check the path");
        }
        return shipped.with(FeeSchedule.parse(Files.readString(file)));
    }

    /** The same past between other moments. */
    Past between(long from, long to) {
        return made(strategy, from, to, feed);
    }
}
