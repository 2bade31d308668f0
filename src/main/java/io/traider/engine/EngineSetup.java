package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.feature.FeatureEngine;
import io.traider.model.OnnxModel;
import io.traider.portfolio.DollarRates;
import io.traider.risk.LimitBook;
import io.traider.rule.PretradeRules;
import io.traider.rule.StrategyRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything an engine is made of. Belongs to whoever made it, who closes it when no engine runs on it any more; engines
 * that run at once each need their own.
 *
 * @param limits by name
 */
public record EngineSetup(
        SortedMap<InstrumentId, Instrument> instruments,
        DollarRates dollars,
        SortedMap<String, LimitBook> limits,
        List<Strategy> strategies,
        PretradeRules pretrade)
        implements AutoCloseable {

    public EngineSetup {
        strategies = List.copyOf(strategies);
        for (Strategy strategy : strategies) {
            StrategyDefinition definition = strategy.definition();
            if (!limits.containsKey(definition.limits())) {
                throw new IllegalArgumentException("strategy " + definition.name() + " wants limits '"
                        + definition.limits() + "'. Maybe one of " + limits.keySet());
            }
            for (InstrumentId instrument : definition.instruments()) {
                if (!instruments.containsKey(instrument)) {
                    throw new IllegalArgumentException("strategy " + definition.name() + " trades " + instrument
                            + ", which instruments/instruments.csv does not list");
                }
            }
        }
    }

    /**
     * What the platform ships with: one strategy, funding drift. Compiles its rules and loads its model, which takes a few
     * seconds.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}
     */
    public static EngineSetup shipped(String feed) {
        StrategyDefinition drift = StrategyDefinition.parse(resource("strategy/funding-drift.yml"), feed);
        SortedMap<String, LimitBook> limits = new TreeMap<>();
        for (String phase : List.of("paper", "live-starter", "institutional")) {
            limits.put(phase, LimitBook.parse(resource("limits/" + phase + ".yml")));
        }
        Strategy strategy = new Strategy(
                drift,
                StrategyRules.shipped(drift.name()),
                OnnxModel.shipped(drift.model(), drift.modelVersion(), FeatureEngine.SET));
        return new EngineSetup(
                Instruments.shipped(),
                DollarRates.parse(resource("instruments/dollar-rates.csv")),
                limits,
                List.of(strategy),
                PretradeRules.shipped());
    }

    /** Content hash of every artefact in force, by kind and name. */
    public SortedMap<String, String> versions() {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("rules:" + pretrade.pack().name(), pretrade.pack().hash());
        for (Strategy strategy : strategies) {
            all.put(
                    "strategy:" + strategy.definition().name(),
                    strategy.definition().hash());
            all.put(
                    "rules:" + strategy.rules().pack().name(),
                    strategy.rules().pack().hash());
            all.put("model:" + strategy.model().name(), strategy.model().hash());
            LimitBook book = limits.get(strategy.definition().limits());
            all.put("limits:" + book.name(), book.hash());
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** Frees the models' native memory. */
    @Override
    public void close() {
        strategies.forEach(strategy -> strategy.model().close());
    }

    static String resource(String path) {
        try (InputStream in = EngineSetup.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
