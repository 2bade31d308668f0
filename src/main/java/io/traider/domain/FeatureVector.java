package io.traider.domain;

import java.util.List;

/**
 * Numbers that describe an instrument at one moment.
 *
 * @param set name and version of the feature set, for example {@code microstructure-1}
 * @param names what each number is, in the set's order
 * @param values as many as names; a number that is not known yet is {@code NaN}
 */
public record FeatureVector(String set, List<String> names, double[] values) {

    public FeatureVector {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    set + " has " + names.size() + " names and " + values.length + " values");
        }
    }

    /** The value of a feature. */
    public double get(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no feature '" + name + "' in " + set + ". Maybe one of " + names);
        }
        return values[at];
    }
}
