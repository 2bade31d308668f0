package io.traider.engine;

import io.traider.domain.Input;
import io.traider.domain.Limits;
import io.traider.risk.LimitBook;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What decides at this moment, and its versions. Changes between two inputs alone, so that no decision is of two minds. */
final class InForce {

    private final Shelf shelf;
    private final SortedMap<String, LimitBook> limits;
    private final Map<String, StrategyRules> strategies = new TreeMap<>();
    private PretradeRules pretrade;
    private SortedMap<String, String> versions;
    private Map<String, String> ofDecisions;

    InForce(EngineSetup setup, Shelf shelf) {
        this.shelf = shelf;
        this.limits = new TreeMap<>(setup.limits());
        this.pretrade = setup.pretrade();
        setup.strategies().forEach(each -> strategies.put(each.definition().name(), each.rules()));
        this.versions = setup.versions();
        this.ofDecisions = Map.copyOf(versions);
    }

    PretradeRules pretrade() {
        return pretrade;
    }

    StrategyRules rules(String strategy) {
        return strategies.get(strategy);
    }

    /** @return {@code null} before the first day of the set */
    @Nullable
    Limits limits(String name, long nanos) {
        return limits.get(name).at(nanos);
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
     * @throws IllegalArgumentException when nothing of its name is in force, or it is not on the shelf
     */
    void activate(Input.Activated activated) {
        String key = activated.kind().key(activated.name());
        String hash = activated.hash();
        String before = versions.get(key);
        if (hash.equals(before)) {
            return;
        }
        boolean done = before != null
                && switch (activated.kind()) {
                    case RULE_PACK -> swap(shelf.rules(activated.name(), hash));
                    case LIMITS -> swap(shelf.limits(activated.name(), hash));
                    case MODEL, FEES, STRATEGY -> false;
                };
        if (!done) {
            throw new IllegalArgumentException("this engine cannot put " + key + " with hash " + hash
                    + " into force: it is not on its shelf, and in force are " + versions);
        }
        SortedMap<String, String> now = new TreeMap<>(versions);
        now.put(key, hash);
        versions = Collections.unmodifiableSortedMap(now);
        ofDecisions = Map.copyOf(now);
    }

    private boolean swap(@Nullable RulePack pack) {
        if (pack == null) {
            return false;
        }
        if (pack.name().equals(pretrade.pack().name())) {
            pretrade = new PretradeRules(pack);
        }
        strategies.replaceAll((_, rules) -> rules.pack().name().equals(pack.name()) ? new StrategyRules(pack) : rules);
        return true;
    }

    private boolean swap(@Nullable LimitBook book) {
        return book != null && limits.replace(book.name(), book) != null;
    }
}
