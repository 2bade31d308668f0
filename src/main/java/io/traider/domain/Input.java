package io.traider.domain;

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
     * A session began: books and features start anew, positions and orders stay.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}
     * @param software version of the platform
     */
    record Started(long nanos, Mode mode, String feed, String software) implements Input {}
}
