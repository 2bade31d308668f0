package io.traider.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a bar is, written as {@code 30s}, {@code 1m}, {@code 8h} or {@code 1d}.
 *
 * @param nanos its length; {@code 0} for {@link #NONE} alone
 */
public record Interval(long nanos) implements Comparable<Interval> {

    /** For what has no length. */
    public static final Interval NONE = new Interval(0);

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h|d|w)");
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms"};
    private static final long[] LENGTHS = {7 * DAY, DAY, 3600 * SECOND, 60 * SECOND, SECOND, SECOND / 1000};

    public Interval {
        if (nanos < 0 || nanos % (SECOND / 1000) != 0) {
            throw new IllegalArgumentException("an interval of " + nanos + " ns is not one of whole milliseconds");
        }
    }

    /** @throws IllegalArgumentException when the text is no interval, with advice */
    public static Interval parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no interval. Maybe write it as 1m, 15m, 1h, 8h or 1d");
        }
        int unit = 0;
        while (!UNITS[unit].equals(parts.group(2))) {
            unit++;
        }
        return new Interval(Math.multiplyExact(Long.parseLong(parts.group(1)), LENGTHS[unit]));
    }

    public int seconds() {
        return Math.toIntExact(nanos / SECOND);
    }

    /** Whether a time is a whole number of intervals after midnight (of a Monday, for weeks) in UTC. */
    public boolean isOnGrid(long time) {
        long monday = nanos % (7 * DAY) == 0 ? 4 * DAY : 0;
        return Math.floorMod(time - monday, nanos) == 0;
    }

    @Override
    public int compareTo(Interval other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        for (int i = 0; i < UNITS.length; i++) {
            boolean week = i == 0 && nanos != LENGTHS[0];
            if (nanos > 0 && nanos % LENGTHS[i] == 0 && !week) {
                return nanos / LENGTHS[i] + UNITS[i];
            }
        }
        return "";
    }
}
