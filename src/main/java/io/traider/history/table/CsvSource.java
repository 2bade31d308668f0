package io.traider.history.table;

import io.traider.domain.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table that {@link CsvSink} wrote, a line at a time. */
public final class CsvSource implements RowSource {

    private static final long SECOND = 1_000_000_000L;

    private final Schema schema;
    private final Path file;
    private final BufferedReader in;
    private long line = 1;

    private CsvSource(Schema schema, Path file, BufferedReader in) {
        this.schema = schema;
        this.file = file;
        this.in = in;
    }

    /** @throws IOException also when the columns are others */
    public static CsvSource open(Schema schema, Path file) throws IOException {
        BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        List<String> names = names(in.readLine());
        if (!names.equals(schema.names())) {
            in.close();
            throw new IOException(file + " has the columns " + names + ", not " + schema.names()
                    + ". Maybe it was not written by traider");
        }
        return new CsvSource(schema, file, in);
    }

    /** The names of a file's columns, in order. */
    public static List<String> columns(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return names(in.readLine());
        }
    }

    private static List<String> names(@Nullable String first) {
        return first == null ? List.of() : fields(first);
    }

    @Override
    public boolean next(Row into) throws IOException {
        String text = in.readLine();
        if (text == null) {
            return false;
        }
        line++;
        List<String> fields = fields(text);
        if (fields.size() != schema.size()) {
            throw new IOException(file + " line " + line + " has " + fields.size() + " fields, not " + schema.size()
                    + ". Maybe it was cut off");
        }
        for (int i = 0; i < fields.size(); i++) {
            read(i, fields.get(i), into);
        }
        return true;
    }

    private void read(int column, String text, Row into) throws IOException {
        try {
            ColumnType type = schema.type(column);
            switch (type) {
                case TIME -> into.set(column, nanos(text));
                case TEXT -> into.setText(text);
                case NUMBER -> into.setNumber(column, text.isEmpty() ? Double.NaN : Double.parseDouble(text));
                case SIDE -> into.set(column, Side.valueOf(text).ordinal());
                case SECONDS -> into.set(column, Long.parseLong(text));
                case PRICE, QUANTITY, RATE ->
                    into.set(
                            column,
                            new BigDecimal(text).movePointRight(type.scale()).longValueExact());
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IOException(file + " line " + line + ": " + schema.names().get(column) + " is '" + text + "'", e);
        }
    }

    private static long nanos(String text) {
        Instant time = Instant.parse(text);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }

    /** A line's fields; quotes as in RFC 4180, without line ends in them. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            boolean quoted = from < line.length() && line.charAt(from) == '"';
            int to = line.indexOf(',', quoted ? closing(line, from) : from);
            to = to < 0 ? line.length() : to;
            String field = line.substring(from, to);
            fields.add(quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field);
            from = to + 1;
        }
        return fields;
    }

    private static int closing(String line, int from) {
        int at = line.indexOf('"', from + 1);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at < 0 ? line.length() : at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
