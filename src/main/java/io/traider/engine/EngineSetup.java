package io.traider.engine;

import io.traider.domain.AlertKind;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.feature.FeatureEngine;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.portfolio.DollarRates;
import io.traider.portfolio.HoldingTerms;
import io.traider.portfolio.Unjudged;
import io.traider.risk.LimitBook;
import io.traider.rule.AlertRules;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine is made of. Belongs to whoever made it, who closes it when no engine runs on it any more; engines
 * that run at once each need their own.
 *
 * @param limits by name
 * @param alerts the packs that raise alerts, of each kind one at most; none where nothing is watched
 * @param budgetNanos how long a rule pack may take for one decision, where an engine is told of time
 */
public record EngineSetup(
        SortedMap<InstrumentId, Instrument> instruments,
        DollarRates dollars,
        SortedMap<String, LimitBook> limits,
        List<Strategy> strategies,
        PretradeRules pretrade,
        List<AlertRules> alerts,
        long budgetNanos)
        implements AutoCloseable {

    /** A millisecond, some fifty times of what shipped packs need. */
    public static final long BUDGET_NANOS = 1_000_000;

    /** With so much time for a decision, even the first one has enough. */
    private static final long UNHURRIED_NANOS = 500 * BUDGET_NANOS;

    public EngineSetup {
        strategies = List.copyOf(strategies);
        alerts = List.copyOf(alerts);
        if (budgetNanos <= 0) {
            throw new IllegalArgumentException(
                    "rules have " + budgetNanos + " ns for a decision. Maybe " + BUDGET_NANOS);
        }
        SortedSet<String> names = new TreeSet<>();
        for (Strategy strategy : strategies) {
            StrategyFit.check(strategy.definition(), instruments, limits.keySet());
            if (!names.add(strategy.definition().name())) {
                throw new IllegalArgumentException(
                        "two strategies are called " + strategy.definition().name() + ". Maybe give one another name");
            }
        }
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        for (AlertRules each : alerts) {
            if (!kinds.add(each.alerts())) {
                throw new IllegalArgumentException("two packs raise alerts of " + each.alerts() + ", one of them "
                        + each.pack().name() + ". Maybe make one of both");
            }
        }
    }

    /** With the usual budget of a millisecond, and nothing that raises alerts. */
    public EngineSetup(
            SortedMap<InstrumentId, Instrument> instruments,
            DollarRates dollars,
            SortedMap<String, LimitBook> limits,
            List<Strategy> strategies,
            PretradeRules pretrade) {
        this(instruments, dollars, limits, strategies, pretrade, List.of(), BUDGET_NANOS);
    }

    /**
     * What the platform ships with. Loads the strategies' rules and models, which takes a second or two.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}
     */
    public static EngineSetup shipped(String feed) {
        return shipped(feed, ShippedFiles.strategyNames());
    }

    /**
     * Some of the strategies that the platform ships with, and everything else.
     *
     * @param names of strategies
     */
    public static EngineSetup shipped(String feed, List<String> names) {
        return of(names.stream()
                .map(name -> {
                    StrategyDefinition definition = StrategyDefinition.parse(ShippedFiles.strategyFile(name), feed);
                    return strategy(definition, StrategyRules.shipped(name).pack());
                })
                .toList());
    }

    private static List<AlertRules> shippedAlerts() {
        return Arrays.stream(AlertKind.values()).map(AlertRules::shipped).toList();
    }

    /** One strategy with its rules, and for the rest what the platform ships with. Loads its model. */
    public static EngineSetup of(StrategyDefinition definition, RulePack rules) {
        return of(List.of(strategy(definition, rules)));
    }

    /**
     * The same with models of its own.
     *
     * @param load gives each model, loaded
     */
    public static EngineSetup of(
            StrategyDefinition definition, RulePack rules, Function<ScorePlan.Part, OnnxModel> load) {
        return of(List.of(new Strategy(
                definition, new StrategyRules(rules), definition.score().load(load))));
    }

    private static Strategy strategy(StrategyDefinition definition, RulePack rules) {
        return new Strategy(
                definition,
                new StrategyRules(rules),
                definition.score().load(part -> OnnxModel.shipped(part.model(), part.version(), FeatureEngine.SET)));
    }

    private static EngineSetup of(List<Strategy> strategies) {
        SortedMap<String, LimitBook> limits = new TreeMap<>();
        for (String name : ShippedFiles.limitNames()) {
            limits.put(name, LimitBook.parse(ShippedFiles.limitFile(name)));
        }
        return new EngineSetup(
                Instruments.known(),
                ShippedFiles.dollars(),
                limits,
                strategies,
                PretradeRules.shipped(),
                shippedAlerts(),
                BUDGET_NANOS);
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
                each -> new Strategy(definition, each.rules(), each.source()),
                "strategy " + definition.name());
    }

    /**
     * One more strategy. What else this was made of is shared, so one of the two may run and one be closed.
     *
     * @throws IllegalArgumentException when there is one of its name
     */
    public EngineSetup plus(Strategy more) {
        List<Strategy> all = new ArrayList<>(strategies);
        all.add(more);
        return new EngineSetup(instruments, dollars, limits, all, pretrade, alerts, budgetNanos);
    }

    /** The same artefacts for another engine, on another thread; rules are compiled again. Closed on its own. */
    public EngineSetup twin() {
        return new EngineSetup(
                instruments,
                dollars,
                limits,
                strategies.stream()
                        .map(each -> new Strategy(
                                each.definition(),
                                new StrategyRules(each.rules().pack().twin()),
                                each.source().twin()))
                        .toList(),
                new PretradeRules(pretrade.pack().twin()),
                alerts.stream().map(each -> new AlertRules(each.pack().twin())).toList(),
                budgetNanos);
    }

    /** Other packs that raise alerts; everything else is shared, so one of the two may run and one be closed. */
    public EngineSetup watched(List<AlertRules> by) {
        return new EngineSetup(instruments, dollars, limits, strategies, pretrade, by, budgetNanos);
    }

    /** Another budget; everything else is shared, so one of the two may run and one be closed. */
    public EngineSetup within(Duration budget) {
        return new EngineSetup(instruments, dollars, limits, strategies, pretrade, alerts, budget.toNanos());
    }

    /**
     * Another limit set in the place of the one of its name. What else this was made of is shared, so one of the two may run
     * and one be closed.
     *
     * @throws IllegalArgumentException when no strategy uses one of that name
     */
    public EngineSetup with(LimitBook book) {
        SortedMap<String, LimitBook> changed = new TreeMap<>(limits);
        changed.put(book.name(), book);
        if (strategies.stream().noneMatch(each -> each.definition().limits().equals(book.name()))) {
            throw new IllegalArgumentException("nothing here uses limits " + book.name() + ". Maybe one of "
                    + versions().keySet());
        }
        return new EngineSetup(instruments, dollars, changed, strategies, pretrade, alerts, budgetNanos);
    }

    /**
     * Another rule pack in the place of the one that has its name. What else this was made of is shared, so one of the two
     * may run and one be closed. A pack that raises alerts is added where there was none.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public EngineSetup with(RulePack pack) {
        if (pack.name().equals(pretrade.pack().name())) {
            return new EngineSetup(
                    instruments, dollars, limits, strategies, new PretradeRules(pack), alerts, budgetNanos);
        }
        if (pack.kind().alerts() != null) {
            List<AlertRules> watching = new ArrayList<>(alerts);
            watching.removeIf(each -> each.pack().name().equals(pack.name()));
            watching.add(new AlertRules(pack));
            return watched(watching);
        }
        return replacing(
                each -> each.rules().pack().name().equals(pack.name()),
                each -> new Strategy(each.definition(), new StrategyRules(pack), each.source()),
                "rule pack " + pack.name());
    }

    /**
     * Twins of another model in the place of all versions that have its name, alone or among others; the given one stays the
     * caller's. What else this was made of is shared, so one of the two may run; the score sources that were replaced are the
     * caller's to close.
     *
     * @throws IllegalArgumentException when no strategy uses one of that name
     */
    public EngineSetup with(OnnxModel model) {
        String name = model.card().name();
        return replacing(
                each -> each.source().spec().members().stream()
                        .anyMatch(member -> member.model().equals(name)),
                each -> new Strategy(
                        each.definition(), each.rules(), each.source().with(model.twin())),
                "model " + name);
    }

    /**
     * Another score source in the place of a strategy's, which belongs to the new setup. What else this was made of is
     * shared, so one of the two may run; the source that was replaced is the caller's to close.
     *
     * @throws IllegalArgumentException when there is no strategy of that name
     */
    public EngineSetup with(String strategy, ScoreSource source) {
        return replacing(
                each -> each.definition().name().equals(strategy),
                each -> new Strategy(each.definition(), each.rules(), source),
                "strategy " + strategy);
    }

    private EngineSetup replacing(Predicate<Strategy> which, UnaryOperator<Strategy> change, String what) {
        if (strategies.stream().noneMatch(which)) {
            throw new IllegalArgumentException("nothing here uses a " + what + ". Maybe one of "
                    + versions().keySet());
        }
        List<Strategy> changed = strategies.stream()
                .map(each -> which.test(each) ? change.apply(each) : each)
                .toList();
        return new EngineSetup(instruments, dollars, limits, changed, pretrade, alerts, budgetNanos);
    }

    /** Content hash of every artefact in force, by kind and name. */
    public SortedMap<String, String> versions() {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("rules:" + pretrade.pack().name(), pretrade.pack().hash());
        alerts.forEach(
                each -> all.put("rules:" + each.pack().name(), each.pack().hash()));
        for (Strategy strategy : strategies) {
            all.put(
                    "strategy:" + strategy.definition().name(),
                    strategy.definition().hash());
            all.put(
                    "rules:" + strategy.rules().pack().name(),
                    strategy.rules().pack().hash());
            all.put("model:" + strategy.definition().name(), strategy.source().hash());
            LimitBook book = limits.get(strategy.definition().limits());
            all.put("limits:" + book.name(), book.hash());
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** Every rule pack, the pre-trade pack first. */
    public List<RulePack> packs() {
        List<RulePack> all = new ArrayList<>();
        all.add(pretrade.pack());
        strategies.forEach(each -> all.add(each.rules().pack()));
        alerts.forEach(each -> all.add(each.pack()));
        return all;
    }

    /**
     * Why the strategies cannot trade from a moment on: a perpetual of theirs has no margin stated for that day.
     *
     * @return {@code null} when they can
     */
    public @Nullable Unjudged unmargined(long nanos) {
        HoldingTerms terms = HoldingTerms.shipped();
        return strategies.stream()
                .flatMap(each -> each.definition().instruments().stream())
                .map(id -> terms.unmargined(instruments.get(id), nanos))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Has every rule pack asked about facts that are made up, so that it is quick when it decides; not where it may take its
     * time.
     */
    public void warm() {
        if (budgetNanos >= UNHURRIED_NANOS) {
            return;
        }
        packs().forEach(RulePack::warm);
    }

    /** Frees the models' native memory. */
    @Override
    public void close() {
        strategies.forEach(each -> each.source().close());
    }
}
