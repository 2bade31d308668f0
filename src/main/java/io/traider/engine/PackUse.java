package io.traider.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a rule pack was used since it came into force in this engine; every count begins anew when another one does.
 *
 * @param asked times that it was asked
 * @param nanos spent in asking it
 * @param faults times that it could not be asked, or not in time
 * @param took how long each asking took
 * @param rules by name, those that never fired included
 */
public record PackUse(
        String pack, String hash, long asked, long nanos, long faults, Timings took, SortedMap<String, RuleUse> rules) {

    public PackUse {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /** The use of a pack that two strategies ask. */
    PackUse plus(PackUse more) {
        SortedMap<String, RuleUse> both = new TreeMap<>(rules);
        more.rules.forEach((name, use) -> both.merge(name, use, RuleUse::plus));
        return new PackUse(
                pack, hash, asked + more.asked, nanos + more.nanos, faults + more.faults, took.plus(more.took), both);
    }
}
