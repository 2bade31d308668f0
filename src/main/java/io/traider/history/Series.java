package io.traider.history;

import io.traider.history.table.Fields;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a stored series says of itself; its manifest.
 *
 * @param rows how many it has
 * @param fromNanos time of the first row
 * @param toNanos time of the last row; for bars the end of the last one
 * @param hash SHA-256 over the values of all rows in their order
 * @param sources the files it came from, in the order in which they were imported
 */
public record Series(SeriesId id, long rows, long fromNanos, long toNanos, String hash, List<Source> sources) {

    /** The version of the schemas that this code writes. */
    static final String SCHEMA = "1";

    private static final String PREFIX = "traider.";

    /**
     * A file that a series came from.
     *
     * @param name as it was found, without its folder
     * @param sha256 of the file
     * @param rows that it had
     */
    public record Source(String name, String sha256, long rows) {

        private static Source parse(String line) {
            String[] parts = line.split(" ", 3);
            return new Source(parts[2], parts[0], Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return sha256 + " " + rows + " " + name;
        }
    }

    public Series {
        sources = List.copyOf(sources);
    }

    /** From when to when, as people read it. */
    public String span() {
        return Fields.time(fromNanos) + " to " + Fields.time(toNanos);
    }

    /** What is written into the file's footer, in order. */
    public List<Map.Entry<String, String>> notes() {
        StringJoiner lines = new StringJoiner("\n");
        sources.forEach(source -> lines.add(source.toString()));
        return List.of(
                Map.entry(PREFIX + "schema", id.kind().label() + " " + SCHEMA),
                Map.entry(PREFIX + "instrument", id.instrument().toString()),
                Map.entry(PREFIX + "interval", id.interval().toString()),
                Map.entry(PREFIX + "rows", Long.toString(rows)),
                Map.entry(PREFIX + "from", Long.toString(fromNanos)),
                Map.entry(PREFIX + "to", Long.toString(toNanos)),
                Map.entry(PREFIX + "hash", hash),
                Map.entry(PREFIX + "sources", lines.toString()));
    }

    /** @throws IllegalArgumentException when the notes are not those of a series, or of another version */
    static Series of(SeriesId id, Map<String, String> notes) {
        String schema = note(notes, "schema");
        String expected = id.kind().label() + " " + SCHEMA;
        if (!schema.equals(expected)) {
            throw new IllegalArgumentException("it has the schema '" + schema + "', and this release reads '" + expected
                    + "'. Maybe import its sources again");
        }
        return new Series(
                id,
                Long.parseLong(note(notes, "rows")),
                Long.parseLong(note(notes, "from")),
                Long.parseLong(note(notes, "to")),
                note(notes, "hash"),
                note(notes, "sources").lines().map(Source::parse).toList());
    }

    private static String note(Map<String, String> notes, String name) {
        String value = notes.get(PREFIX + name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "it has no note '" + PREFIX + name + "'. Maybe it was not written by traider data import");
        }
        return value;
    }
}
