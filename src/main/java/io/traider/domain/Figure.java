package io.traider.domain;

/**
 * A number that a reason rests on.
 *
 * @param name what it is, for example {@code spreadBps}
 * @param value plain text of the exact number, with its unit where it has one
 */
public record Figure(String name, String value) {

    public static Figure of(String name, Object value) {
        return new Figure(name, String.valueOf(value));
    }
}
