package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.feature.FeatureEngine;
import io.traider.model.OnnxModel;
import io.traider.portfolio.DollarRates;
import io.traider.risk.LimitBook;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
        StrategyDefinition drift = StrategyDefinition.parse(strategyFile(), feed);
        return of(drift, StrategyRules.shipped(drift.name()).pack());
    }

    /** The shipped strategy file. */
    public static String strategyFile() {
        return resource("strategy/funding-drift.yml");
    }

    /** One strategy with its rules, and for the rest what the platform ships with. Loads its model. */
    public static EngineSetup of(StrategyDefinition definition, RulePack rules) {
        SortedMap<String, LimitBook> limits = new TreeMap<>();
        for (String phase : List.of("paper", "live-starter", "institutional")) {
            limits.put(phase, LimitBook.parse(resource("limits/" + phase + ".yml")));
        }
        Strategy strategy = new Strategy(
                definition,
                new StrategyRules(rules),
                OnnxModel.shipped(definition.model(), definition.modelVersion(), FeatureEngine.SET));
        return new EngineSetup(
                Instruments.shipped(),
                DollarRates.parse(resource("instruments/dollar-rates.csv")),
                limits,
                List.of(strategy),
                PretradeRules.shipped());
    }

    /**
     * Another definition in the place of the one of its name, as in a sweep. What else this was made of is shared, so one
     * of the two may run and one be closed; the model stays the one that is loaded.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public EngineSetup with(StrategyDefinition definition) {
        return replacing(
                each -> each.definition().name().equals(definition.name()),
                each -> new Strategy(definition, each.rules(), each.model()),
                "strategy " + definition.name());
    }

    /** The same artefacts for another engine, on another thread; rules are not compiled again. Closed on its own. */
    public EngineSetup twin() {
        return new EngineSetup(
                instruments,
                dollars,
                limits,
                strategies.stream()
                        .map(each -> new Strategy(
                                each.definition(),
                                new StrategyRules(each.rules().pack()),
                                each.model().twin()))
                        .toList(),
                new PretradeRules(pretrade.pack()));
    }

    /**
     * Another rule pack in the place of the one that has its name. What else this was made of is shared, so one of the two
     * may run and one be closed.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public EngineSetup with(RulePack pack) {
        if (pack.name().equals(pretrade.pack().name())) {
            return new EngineSetup(instruments, dollars, limits, strategies, new PretradeRules(pack));
        }
        return replacing(
                each -> each.rules().pack().name().equals(pack.name()),
                each -> new Strategy(each.definition(), new StrategyRules(pack), each.model()),
                "rule pack " + pack.name());
    }

    /**
     * Another model in the place of all versions that have its name. What else this was made of is shared, so one of the
     * two may run; the models that were replaced are the caller's to close.
     *
     * @throws IllegalArgumentException when no strategy uses one of that name
     */
    public EngineSetup with(OnnxModel model) {
        String name = model.card().name();
        return replacing(
                each -> each.model().card().name().equals(name),
                each -> new Strategy(each.definition(), each.rules(), model),
                "model " + name);
    }

    private EngineSetup replacing(Predicate<Strategy> which, UnaryOperator<Strategy> change, String what) {
        if (strategies.stream().noneMatch(which)) {
            throw new IllegalArgumentException("nothing here uses a " + what + ". Maybe one of " + versions().keySet());
        }
        List<Strategy> changed = strategies.stream()
                .map(each -> which.test(each) ? change.apply(each) : each)
                .toList();
        return new EngineSetup(instruments, dollars, limits, changed, pretrade);
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
