package io.traider.parity;

import io.traider.domain.Mode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session of the recorded stretch.
 *
 * @param sequence of the input with which it began
 * @param software version of the platform then
 * @param versions content hash of each artefact in force, by kind and name; empty in logs that do not say
 */
public record Session(
        long sequence, long nanos, Mode mode, String feed, String software, SortedMap<String, String> versions) {

    public Session {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
