package io.traider.risk;

import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engaged kill switches, one for each scope. For one writer's thread. */
public final class KillSwitches {

    private final SortedMap<KillScope, KillSwitch> engaged = new TreeMap<>();

    /**
     * Engages a switch.
     *
     * @return whether it was not engaged before; one that is keeps its reason, person and time
     */
    public boolean engage(KillSwitch on) {
        return engaged.putIfAbsent(on.scope(), on) == null;
    }

    /**
     * Lets a scope trade again, as far as no other switch covers it.
     *
     * @return whether it was engaged
     */
    public boolean release(KillScope scope) {
        return engaged.remove(scope) != null;
    }

    /** Those that stop a strategy in an instrument. */
    public List<KillSwitch> covering(String strategy, InstrumentId instrument) {
        return engaged.isEmpty()
                ? List.of()
                : engaged.values().stream()
                        .filter(on -> on.scope().covers(strategy, instrument))
                        .toList();
    }

    /** All, widest first. */
    public List<KillSwitch> all() {
        return List.copyOf(engaged.values());
    }

    /** Becomes exactly these. */
    public void restore(List<KillSwitch> switches) {
        engaged.clear();
        switches.forEach(this::engage);
    }
}
