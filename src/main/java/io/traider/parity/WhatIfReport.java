package io.traider.parity;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change would have made of recorded time.
 *
 * @param finished whether it was let run to its end
 * @param changes in words
 * @param before content hash of each artefact that was in force, by kind and name
 * @param after the same with the changes
 * @param flaws blocks of the log that are not as they were written; what is said here may be wrong then
 * @param inputs of that time
 * @param led inputs before that led to it
 * @param difference as it was on the left, as it would be on the right
 * @param inputsPerSecond gone through by both runs together with what led there
 * @param was how often rule packs were asked on the left, in that time
 * @param would on the right
 * @param decisionsPerSecond of both runs
 * @param askedPerSecond rule packs by both runs together
 */
public record WhatIfReport(
        Instant from,
        Instant to,
        boolean finished,
        List<String> changes,
        SortedMap<String, String> before,
        SortedMap<String, String> after,
        List<Session> sessions,
        List<String> flaws,
        long inputs,
        long led,
        DivergenceReport difference,
        double seconds,
        Asked was,
        Asked would,
        double inputsPerSecond,
        double decisionsPerSecond,
        double askedPerSecond) {

    /**
     * How one side went.
     *
     * @param times that rule packs were asked
     * @param medianMicros from an input to the decision on it, 0 when there was none
     * @param p99Micros of 99 in 100
     */
    public record Asked(long times, double medianMicros, double p99Micros) {}

    public WhatIfReport {
        changes = List.copyOf(changes);
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        sessions = List.copyOf(sessions);
        flaws = List.copyOf(flaws);
    }
}
