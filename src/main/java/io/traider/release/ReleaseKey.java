package io.traider.release;

import io.traider.domain.ReleaseKind;
import java.util.regex.Pattern;

/**
 * Names what people change.
 *
 * @param kind {@link ReleaseKind#RULE_PACK}, {@link ReleaseKind#LIMITS}, {@link ReleaseKind#MODEL} for what a strategy's
 *     score comes from, or {@link ReleaseKind#STRATEGY}
 * @param name for example {@code pretrade}; of a score source that of its strategy
 */
public record ReleaseKey(ReleaseKind kind, String name) implements Comparable<ReleaseKey> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ReleaseKey {
        if (kind == ReleaseKind.FEES) {
            throw new IllegalArgumentException("fees are not changed here. Maybe " + ReleaseKind.LIMITS);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' names no release. Maybe 1 to 64 letters, digits, dots, dashes and underscores");
        }
    }

    /** A rule pack. */
    public static ReleaseKey rules(String name) {
        return new ReleaseKey(ReleaseKind.RULE_PACK, name);
    }

    /** A limit set. */
    public static ReleaseKey limits(String name) {
        return new ReleaseKey(ReleaseKind.LIMITS, name);
    }

    /** What a strategy's score comes from. */
    public static ReleaseKey score(String strategy) {
        return new ReleaseKey(ReleaseKind.MODEL, strategy);
    }

    /** A strategy's definition. */
    public static ReleaseKey strategy(String name) {
        return new ReleaseKey(ReleaseKind.STRATEGY, name);
    }

    /** Whether people write drafts of it: rule packs and limit sets. */
    public boolean written() {
        return kind == ReleaseKind.RULE_PACK || kind == ReleaseKind.LIMITS;
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when it names nothing that people change
     */
    public static ReleaseKey parse(String text) {
        ReleaseKind kind = ReleaseKind.ofKey(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' names no release. Maybe rules:pretrade or limits:paper"));
        return new ReleaseKey(kind, kind.name(text));
    }

    /** As the log names it, for example {@code rules:pretrade}. */
    @Override
    public String toString() {
        return kind.key(name);
    }

    @Override
    public int compareTo(ReleaseKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
