package io.traider.venue;

import org.agrona.collections.LongHashSet;

/** Remembers at least the last 4,096 ids, and forgets older ones. */
final class RecentIds {

    private static final int GENERATION = 4_096;

    private LongHashSet current = new LongHashSet();
    private LongHashSet former = new LongHashSet();

    /** Adds an id; whether it was not there. */
    boolean add(long id) {
        if (former.contains(id) || !current.add(id)) {
            return false;
        }
        if (current.size() >= GENERATION) {
            LongHashSet emptied = former;
            former = current;
            current = emptied;
            current.clear();
        }
        return true;
    }
}
