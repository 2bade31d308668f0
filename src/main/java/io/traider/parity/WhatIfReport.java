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
 * @param decisionsPerSecond of both runs
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
        double inputsPerSecond,
        double decisionsPerSecond) {

    public WhatIfReport {
        changes = List.copyOf(changes);
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        sessions = List.copyOf(sessions);
        flaws = List.copyOf(flaws);
    }
}
