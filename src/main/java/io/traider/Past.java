package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.engine.EngineSetup;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.VenueTerms;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stretch of the past and a strategy to run on it, as people and manifests state them.
 *
 * @param path of the captures or the history, or the journal's data folder or address; empty for the simulator
 * @param strategy a strategy file; empty for the shipped one
 * @param rules files of its rule pack; empty for the pack that is shipped under the strategy's name
 * @param changes to values of the strategy file, see {@link StrategyDefinition#parse(String, String, SortedMap)}
 * @param fromNanos first moment
 * @param toNanos the moment after the last
 * @param seed of the simulated market and of everything else that is drawn by lot
 * @param rate frames a second of the simulated market, roughly
 */
record Past(
        Source source,
        String path,
        String strategy,
        List<String> rules,
        SortedMap<String, String> changes,
        long fromNanos,
        long toNanos,
        long seed,
        int rate) {

    /** Where events come from. */
    enum Source {
        /** The simulated venues' market, without a wire between. */
        SIMULATED,
        /** Recorded frames, through the venues' feeds. */
        CAPTURES,
        /** What a journal took in. */
        JOURNAL
    }

    Past {
        rules = List.copyOf(rules);
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** Which of the strategy's tempers holds. */
    String feed() {
        return source == Source.SIMULATED ? "simulated" : "replay";
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
                        SimulatorSettings.defaults().withSeed(seed).withFramesPerSecond(rate), fromNanos, toNanos);
            case CAPTURES -> new CaptureEvents(Path.of(path));
            case JOURNAL -> RecordedEvents.open(path);
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
        String yaml = strategy.isEmpty() ? EngineSetup.strategyFile() : Files.readString(Path.of(strategy));
        SortedMap<String, String> all = new TreeMap<>(changes);
        all.putAll(more);
        return StrategyDefinition.parse(yaml, feed(), all);
    }

    Backtest backtest(EngineSetup made) {
        String name = made.strategies().getFirst().definition().name() + " on " + words();
        BacktestPlan plan = new BacktestPlan(
                name,
                words(),
                feed(),
                fromNanos,
                toNanos,
                "takers walk the displayed depth, makers wait behind the queue",
                "as stated for each venue in fees/latency.csv",
                seed,
                Platform.SOFTWARE);
        return new Backtest(plan, made, VenueTerms.shipped());
    }

    /** The same past between other moments. */
    Past between(long from, long to) {
        return new Past(source, path, strategy, rules, changes, from, to, seed, rate);
    }
}
