package io.traider.domain;

import java.util.HashSet;
import java.util.List;

/**
 * An ordered list of features. What a name means never changes within a version, so a model that was trained on a set can
 * be scored on it for ever.
 *
 * @param name for example {@code market}
 * @param version from 1
 * @param names of the features, in order, without repetition
 */
public record FeatureSet(String name, int version, List<String> names) {

    public FeatureSet {
        names = List.copyOf(names);
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "feature set " + name + "-" + version + " needs distinct names, got " + names);
        }
    }

    /** Name and version, for example {@code market-1}. */
    public String id() {
        return name + "-" + version;
    }

    public int size() {
        return names.size();
    }

    /**
     * Where a feature stands.
     *
     * @throws IllegalArgumentException when the set does not have it
     */
    public int indexOf(String feature) {
        int at = names.indexOf(feature);
        if (at < 0) {
            throw new IllegalArgumentException("no feature '" + feature + "' in " + id() + ". Maybe one of " + names);
        }
        return at;
    }
}
