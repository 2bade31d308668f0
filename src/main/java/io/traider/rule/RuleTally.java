package io.traider.rule;

/** Counts what one rule does. Written on the thread that asks the rules, and read there. */
public final class RuleTally {

    private long hits;
    private long nanos;

    RuleTally() {}

    void fires() {
        hits++;
    }

    void spent(long more) {
        nanos += more;
    }

    /** Times that it fired. */
    public long hits() {
        return hits;
    }

    /** Nanoseconds spent in its consequence; none where nobody holds a clock. */
    public long nanos() {
        return nanos;
    }
}
