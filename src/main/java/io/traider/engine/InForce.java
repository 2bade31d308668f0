package io.traider.engine;

import io.traider.domain.AlertKind;
import io.traider.domain.Input;
import io.traider.domain.Limits;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Signal;
import io.traider.domain.Verdict;
import io.traider.model.ScoreSource;
import io.traider.risk.LimitBook;
import io.traider.rule.AlertRules;
import io.traider.rule.AlertSituation;
import io.traider.rule.PretradeRules;
import io.traider.rule.PretradeSituation;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.rule.StrategySituation;
import io.traider.rule.Thresholds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What decides at this moment, and its versions. Changes between two inputs alone, so that no decision is of two minds. */
final class InForce {

    private final Shelf shelf;
    private final Pace pace;
    private final long budget;
    private final SortedMap<String, LimitBook> limits;
    private final Seat<PretradeSituation, Verdict> pretrade;
    private final Map<AlertKind, Seat<AlertSituation, @Nullable List<Reason>>> alerts = new EnumMap<>(AlertKind.class);
    private final Map<String, Seat<StrategySituation, @Nullable Signal>> strategies = new TreeMap<>();
    private final SortedMap<String, ScoreSeat> scores = new TreeMap<>();
    /** In the order in which they came. */
    private final Map<String, StrategyDefinition> definitions = new LinkedHashMap<>();

    private final List<Seat<?, ?>> seats = new ArrayList<>();
    private final SortedMap<String, LimitShadow> limitShadows = new TreeMap<>();
    private SortedMap<String, String> versions;
    private Map<String, String> ofDecisions;

    InForce(EngineSetup setup, Shelf shelf, Pace pace) {
        this.shelf = shelf;
        this.pace = pace;
        this.budget = setup.budgetNanos();
        this.limits = new TreeMap<>(setup.limits());
        this.pretrade = new Seat<>(
                setup.pretrade().pack(), pack -> new PretradeRules(pack, pace::nanos), Said::of, pace, budget);
        seats.add(pretrade);
        setup.strategies().forEach(each -> seat(each.definition(), each.rules().pack(), each.source(), false));
        for (AlertRules each : setup.alerts()) {
            Seat<AlertSituation, @Nullable List<Reason>> seat =
                    new Seat<>(each.pack(), pack -> new AlertRules(pack, pace::nanos), Said::of, pace, budget);
            alerts.put(each.alerts(), seat);
            seats.add(seat);
        }
        this.versions = setup.versions();
        this.ofDecisions = Map.copyOf(versions);
    }

    private void seat(StrategyDefinition definition, RulePack rules, ScoreSource source, boolean shelved) {
        String name = definition.name();
        Seat<StrategySituation, @Nullable Signal> seat =
                new Seat<>(rules, pack -> new StrategyRules(pack, pace::nanos), Said::of, pace, budget);
        strategies.put(name, seat);
        seats.add(seat);
        scores.put(name, new ScoreSeat(name, source, pace, shelved));
        definitions.put(name, definition);
    }

    Seat<PretradeSituation, Verdict> pretrade() {
        return pretrade;
    }

    Seat<StrategySituation, @Nullable Signal> of(String strategy) {
        return strategies.get(strategy);
    }

    /** Where the pack sits that raises alerts of a kind; {@code null} when none is in force. */
    @Nullable
    Seat<AlertSituation, @Nullable List<Reason>> alerts(AlertKind kind) {
        return alerts.get(kind);
    }

    ScoreSeat scores(String strategy) {
        return scores.get(strategy);
    }

    StrategyDefinition definition(String strategy) {
        return definitions.get(strategy);
    }

    /** Of every strategy, in the order in which they came. */
    Collection<StrategyDefinition> definitions() {
        return Collections.unmodifiableCollection(definitions.values());
    }

    /** @return {@code null} before the first day of the set */
    @Nullable
    Limits limits(String name, long nanos) {
        return limits.get(name).at(nanos);
    }

    /** What a limit set states as thresholds at this moment. */
    Thresholds thresholds(String name, long nanos) {
        return LimitShadow.thresholds(limits.get(name), nanos);
    }

    /** The limit set that runs beside the one of a name, {@code null} for none. */
    @Nullable
    LimitShadow limitShadow(String name) {
        return limitShadows.get(name);
    }

    SortedMap<String, String> versions() {
        return versions;
    }

    /** The versions, immutable, as every decision carries them. */
    Map<String, String> ofDecisions() {
        return ofDecisions;
    }

    /**
     * Puts something into force, unless it is already.
     *
     * @param feed of the session
     * @throws IllegalArgumentException when nothing of its name is in force, or it is not on the shelf
     */
    void activate(Input.Activated activated, String feed) {
        String name = activated.name();
        String key = activated.kind().key(name);
        String hash = activated.hash();
        if (hash.equals(versions.get(key))) {
            return;
        }
        switch (activated.kind()) {
            case RULE_PACK -> seat(found(shelf.rules(name, hash), key, hash));
            case LIMITS -> limit(found(shelf.limits(name, hash), key, hash));
            case MODEL -> scores.get(name).seat(found(shelf.source(name, hash), key, hash), of(name).pack());
            case STRATEGY -> definitions.put(name, found(shelf.strategy(name, hash, feed), key, hash));
            case FEES -> found(null, key, hash);
        }
        renew(Map.of(key, hash));
    }

    /**
     * Takes a strategy in beside those that are in force.
     *
     * @param feed of the session
     * @return its definition
     * @throws IllegalArgumentException when one of its name is in force, or not all of it is on the shelf; then nothing of it
     *     came in
     */
    StrategyDefinition deploy(Input.Deployed deployed, String feed) {
        String name = deployed.strategy();
        if (definitions.containsKey(name)) {
            throw new IllegalArgumentException("a strategy " + name + " is in force already: " + versions);
        }
        String hash = deployed.hash(ReleaseKind.STRATEGY, name);
        StrategyDefinition definition = shelved(shelf.strategy(name, hash, feed), ReleaseKind.STRATEGY.key(name), hash);
        hash = deployed.hash(ReleaseKind.RULE_PACK, name);
        RulePack rules = shelved(shelf.rules(name, hash), ReleaseKind.RULE_PACK.key(name), hash);
        LimitBook book = book(deployed, definition.limits());
        hash = deployed.hash(ReleaseKind.MODEL, name);
        // Last, as it has to be closed again if anything else is missing.
        ScoreSource source = shelved(shelf.source(name, hash), ReleaseKind.MODEL.key(name), hash);
        if (book != limits.get(book.name())) {
            limit(book);
        }
        seat(definition, rules, source, true);
        renew(deployed.versions());
        return definition;
    }

    /** A set that nothing uses yet may be another version here than there. */
    private LimitBook book(Input.Deployed deployed, String name) {
        String hash = deployed.hash(ReleaseKind.LIMITS, name);
        LimitBook present = limits.get(name);
        return present != null && present.hash().equals(hash)
                ? present
                : shelved(shelf.limits(name, hash), ReleaseKind.LIMITS.key(name), hash);
    }

    private void renew(Map<String, String> changed) {
        SortedMap<String, String> now = new TreeMap<>(versions);
        now.putAll(changed);
        now.keySet().removeIf(each -> each.startsWith(ReleaseKind.LIMITS.key("")));
        for (StrategyDefinition each : definitions.values()) {
            LimitBook book = limits.get(each.limits());
            now.put(ReleaseKind.LIMITS.key(book.name()), book.hash());
        }
        versions = Collections.unmodifiableSortedMap(now);
        ofDecisions = Map.copyOf(now);
    }

    private <T> T found(@Nullable T item, String key, String hash) {
        T found = shelved(item, key, hash);
        if (!versions.containsKey(key)) {
            throw not(key, hash, "nothing of that name is in force");
        }
        return found;
    }

    private <T> T shelved(@Nullable T item, String key, String hash) {
        if (item == null) {
            throw not(key, hash, "it is not on the shelf");
        }
        return item;
    }

    private IllegalArgumentException not(String key, String hash, String why) {
        return new IllegalArgumentException(
                "cannot put " + key + " with hash " + hash + " into force: " + why + ", and in force are " + versions);
    }

    private void seat(RulePack pack) {
        for (Seat<?, ?> seat : seats) {
            if (seat.pack().name().equals(pack.name())) {
                seat.seat(pack);
            }
        }
        ScoreSeat scored = scores.get(pack.name());
        if (scored != null) {
            scored.rules(pack);
        }
        limitShadows.replaceAll((_, shadow) -> shadow(shadow.book()));
    }

    private void limit(LimitBook book) {
        limits.put(book.name(), book);
        LimitShadow shadow = limitShadows.remove(book.name());
        if (shadow != null && !shadow.book().hash().equals(book.hash())) {
            limitShadows.put(book.name(), shadow(shadow.book()));
        }
    }

    /**
     * Has something run beside what is in force, or ends that.
     *
     * @throws IllegalArgumentException as {@link #activate} does
     */
    void shadow(Input.Shadowed shadowed) {
        String key = shadowed.kind().key(shadowed.name());
        String hash = shadowed.hash();
        boolean ends = hash.isEmpty();
        switch (shadowed.kind()) {
            case RULE_PACK ->
                beside(shadowed.name(), ends ? null : found(shelf.rules(shadowed.name(), hash), key, hash));
            case LIMITS ->
                besideLimits(shadowed.name(), ends ? null : found(shelf.limits(shadowed.name(), hash), key, hash));
            case MODEL ->
                scores.get(shadowed.name())
                        .shadow(
                                ends ? null : found(shelf.source(shadowed.name(), hash), key, hash),
                                of(shadowed.name()).pack());
            case FEES, STRATEGY -> found(null, key, hash);
        }
    }

    private void beside(String name, @Nullable RulePack pack) {
        for (Seat<?, ?> seat : seats) {
            if (seat.pack().name().equals(name)) {
                seat.shadow(pack);
            }
        }
    }

    private void besideLimits(String name, @Nullable LimitBook book) {
        if (book == null) {
            limitShadows.remove(name);
        } else {
            limitShadows.put(name, shadow(book));
        }
    }

    private LimitShadow shadow(LimitBook book) {
        List<RulePack> alerting = alerts.values().stream().map(Seat::pack).toList();
        return new LimitShadow(book, pretrade.pack(), alerting);
    }

    /** A session begins: nothing runs beside any more. */
    void forgetShadows() {
        seats.forEach(seat -> seat.shadow(null));
        scores.forEach((name, seat) -> seat.shadow(null, of(name).pack()));
        limitShadows.clear();
    }

    /** Times that rules could not be asked, or not in time. */
    long faults() {
        return seats.stream().mapToLong(Seat::faults).sum();
    }

    List<PackUse> use() {
        SortedMap<String, PackUse> all = new TreeMap<>();
        seats.forEach(seat -> all.merge(seat.pack().name(), seat.use(), PackUse::plus));
        return List.copyOf(all.values());
    }

    List<ShadowUse> shadows() {
        List<ShadowUse> all = new ArrayList<>();
        for (Seat<?, ?> seat : seats) {
            ShadowUse use = seat.shadowUse();
            if (use != null) {
                all.add(use);
            }
        }
        for (ScoreSeat seat : scores.values()) {
            ShadowUse use = seat.shadowUse();
            if (use != null) {
                all.add(use);
            }
        }
        limitShadows.values().forEach(each -> all.add(each.use()));
        return all;
    }

    List<ModelUse> models() {
        return scores.values().stream().map(ScoreSeat::use).toList();
    }

    /** The latest scores of every strategy since they were last taken. */
    List<ScoreSample> samples() {
        return scores.values().stream().flatMap(seat -> seat.samples().stream()).toList();
    }

    /** Gives up what was taken off the shelf; nothing is asked any more. */
    void close() {
        scores.values().forEach(ScoreSeat::close);
    }
}
