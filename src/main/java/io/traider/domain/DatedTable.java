package io.traider.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds from a date on, by some key: fees, margins, latencies. Dates are UTC.
 *
 * @param <T> what holds
 */
public final class DatedTable<T> {

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final String file;
    private final SortedMap<String, NavigableMap<Long, T>> entries = new TreeMap<>();

    /** @param file where people would add to it */
    public DatedTable(String file) {
        this.file = file;
    }

    /** The number of the UTC day. */
    public static long day(long nanos) {
        return Math.floorDiv(nanos, DAY_NANOS);
    }

    /** The text of a file on the class path. */
    public static String resource(String path) {
        try (InputStream in = DatedTable.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /**
     * The parts of comma-separated lines; {@code #} begins a comment, {@code venue,} a heading.
     *
     * @throws IllegalArgumentException when a line has another number of parts
     */
    public static List<String[]> lines(String csv, int parts, String example) {
        return csv.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("venue,"))
                .map(line -> split(line, parts, example))
                .toList();
    }

    private static String[] split(String line, int parts, String example) {
        String[] part = Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new);
        if (part.length != parts) {
            throw new IllegalArgumentException("'" + line + "' has " + part.length + " columns. Maybe " + example);
        }
        return part;
    }

    /** What is stated for the key from the ISO date on, made when nothing is. */
    public T from(String key, String date, Supplier<T> made) {
        return entries.computeIfAbsent(key, _ -> new TreeMap<>())
                .computeIfAbsent(LocalDate.parse(date).toEpochDay(), _ -> made.get());
    }

    /** States what holds for the key from the ISO date on. */
    public void put(String key, String date, T value) {
        entries.computeIfAbsent(key, _ -> new TreeMap<>())
                .put(LocalDate.parse(date).toEpochDay(), value);
    }

    /** Everything stated, with its key. */
    public void forEach(BiConsumer<String, T> visitor) {
        entries.forEach((key, dates) -> dates.values().forEach(value -> visitor.accept(key, value)));
    }

    /** What is in force at the moment; {@code null} when nothing is stated for it. */
    public @Nullable T find(String key, long nanos) {
        NavigableMap<Long, T> dates = entries.get(key);
        var found = dates == null ? null : dates.floorEntry(day(nanos));
        return found == null ? null : found.getValue();
    }

    /**
     * What is in force at the moment.
     *
     * @throws IllegalArgumentException when nothing is stated for it
     */
    public T get(String key, long nanos) {
        T found = find(key, nanos);
        if (found == null) {
            throw new IllegalArgumentException("nothing is stated for " + key + " on "
                    + LocalDate.ofEpochDay(day(nanos)) + ". Maybe add a line to " + file);
        }
        return found;
    }
}
