package io.traider.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Anything the engine is told. Inputs have one order; their sequence numbers start at 1 and have no gap. The same inputs
 * in the same order make the same steps.
 */
public sealed interface Input {

    /** Session time, nanoseconds since the Unix epoch; never goes back within a session. */
    long nanos();

    /** A venue spoke. */
    record Market(long nanos, MarketEvent event) implements Input {}

    /** A venue, real or paper, answered on one of our orders. */
    record Report(long nanos, ExecutionReport report) implements Input {}

    /** Time passed; sent about once a second so that expiry and day changes need no market event. */
    record Timer(long nanos) implements Input {}

    /** A person commanded. */
    record Operator(long nanos, Command command, String by) implements Input {}

    /** A versioned artefact came into force: rule pack, model or limits. What follows is decided by it. */
    record Activated(long nanos, ReleaseKind kind, String name, String hash) implements Input {}

    /**
     * A versioned artefact came to run beside the one of its name that is in force, deciding nothing.
     *
     * @param hash empty when what ran beside does so no longer
     */
    record Shadowed(long nanos, ReleaseKind kind, String name, String hash) implements Input {}

    /**
     * A strategy came in beside those that run. Its capital is put in, and it decides from what follows on.
     *
     * @param versions content hash of its definition, its rules, what its score comes from, and its limit set, by kind and
     *     name
     */
    record Deployed(long nanos, String strategy, SortedMap<String, String> versions) implements Input {

        private static final int PARTS = 4;

        /** @throws IllegalArgumentException when one of the four is missing, or something else is there */
        public Deployed {
            versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
            boolean whole = versions.containsKey(ReleaseKind.STRATEGY.key(strategy))
                    && versions.containsKey(ReleaseKind.RULE_PACK.key(strategy))
                    && versions.containsKey(ReleaseKind.MODEL.key(strategy))
                    && versions.keySet().stream().anyMatch(key -> key.startsWith(ReleaseKind.LIMITS.key("")));
            if (!whole || versions.size() != PARTS) {
                throw new IllegalArgumentException("strategy " + strategy + " would come in with " + versions.keySet()
                        + ". Maybe with its definition, its rules, what its score comes from, and its limits");
            }
        }

        /** The same at another time. */
        public Deployed at(long other) {
            return new Deployed(other, strategy, versions);
        }

        /**
         * The hash of one of them.
         *
         * @throws IllegalArgumentException when it names none
         */
        public String hash(ReleaseKind kind, String name) {
            String hash = versions.get(kind.key(name));
            if (hash == null) {
                throw new IllegalArgumentException("strategy " + strategy + " would come in without " + kind.key(name)
                        + ", with " + versions.keySet());
            }
            return hash;
        }
    }

    /**
     * A session began: books and features start anew, positions and orders stay.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}
     * @param software version of the platform
     */
    record Started(long nanos, Mode mode, String feed, String software) implements Input {}
}
