package io.traider.history.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a table as CSV (RFC 4180, UTF-8, lines ended by LF) with the names of the columns in the first line. */
public final class CsvSink implements RowSink {

    private final Schema schema;
    private final BufferedWriter out;

    /** Starts a file in the place of what may be there. */
    public CsvSink(Schema schema, Path file) throws IOException {
        this.schema = schema;
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write(String.join(",", schema.names()));
        out.write('\n');
    }

    @Override
    public void write(Row row) throws IOException {
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(Fields.text(schema.type(i), row, i)));
        }
        out.write('\n');
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
