package io.traider.history.load;

import io.traider.history.Interval;
import io.traider.history.SeriesKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the fields of a file's records become rows of a series.
 *
 * @param columns where each field is
 * @param interval of bars or of funding periods; {@link Interval#NONE} for other kinds
 * @param midnight what millis of the day count from, in nanoseconds since the Unix epoch; {@code -1} for whole times
 * @param quoteBars whether the rows are bars of quotes, of which the last moment is taken
 * @param subject what the file says that it is of, empty when it does not
 */
record Mapping(
        SeriesKind kind,
        Map<Field, Integer> columns,
        Interval interval,
        long midnight,
        boolean quoteBars,
        String subject) {

    /** No midnight. */
    static final long WHOLE = -1;

    static Mapping of(SeriesKind kind, Map<Field, Integer> columns) {
        return new Mapping(kind, new EnumMap<>(columns), Interval.NONE, WHOLE, false, "");
    }

    /** A file without a header, with the fields in this order. */
    static Mapping inOrder(SeriesKind kind, Field... fields) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (int i = 0; i < fields.length; i++) {
            columns.put(fields[i], i);
        }
        return of(kind, columns);
    }

    Mapping with(Interval other) {
        return new Mapping(kind, columns, other, midnight, quoteBars, subject);
    }

    Mapping asLean(long day, boolean quotes, String about) {
        return new Mapping(kind, columns, interval, day, quotes, about);
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    int at(Field field) {
        return columns.getOrDefault(field, -1);
    }

    /** The time of a record in nanoseconds since the Unix epoch, or {@link TimeText#NONE}. */
    long time(Records records) {
        String text = records.field(at(Field.TIME));
        if (midnight == WHOLE) {
            return TimeText.nanos(text);
        }
        boolean millis = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long ofDay = millis ? Long.parseLong(text) : Long.MAX_VALUE;
        return ofDay < 86_400_000 ? midnight + ofDay * 1_000_000 : TimeText.NONE;
    }
}
