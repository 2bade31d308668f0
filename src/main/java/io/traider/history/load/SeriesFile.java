package io.traider.history.load;

import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.table.ParquetSink;
import io.traider.history.table.Row;
import io.traider.history.table.RowHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a series to a file of its own, with its manifest in the footer. */
final class SeriesFile implements Closeable {

    private final SeriesId id;
    private final Path path;
    private final ParquetSink sink;
    private final RowHash hash;
    private long rows;
    private long from;
    private long to;

    SeriesFile(SeriesId id, Path path) throws IOException {
        this.id = id;
        this.path = path;
        sink = new ParquetSink(id.kind().schema(), path);
        hash = new RowHash(id.kind().schema());
    }

    Path path() {
        return path;
    }

    void write(Row row) throws IOException {
        sink.write(row);
        hash.add(row);
        if (rows == 0) {
            from = row.time();
        }
        to = end(id.kind(), row);
        rows++;
    }

    /** When a row is over. */
    static long end(SeriesKind kind, Row row) {
        return kind == SeriesKind.BARS ? row.get(1) : row.time();
    }

    long rows() {
        return rows;
    }

    /** Writes the footer and makes the file lasting. */
    Series finish(List<Series.Source> sources) throws IOException {
        Series series = new Series(id, rows, from, to, hash.hex(), sources);
        series.notes().forEach(note -> sink.note(note.getKey(), note.getValue()));
        sink.finish();
        return series;
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
