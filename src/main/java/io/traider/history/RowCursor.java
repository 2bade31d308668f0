package io.traider.history;

import io.traider.history.table.Row;
import io.traider.history.table.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one series as values. */
final class RowCursor<T> implements Cursor<T> {

    private final RowSource rows;
    private final Function<Row, T> value;
    private final Row row;

    RowCursor(RowSource rows, SeriesKind kind, Function<Row, T> value) {
        this.rows = rows;
        this.value = value;
        row = new Row(kind.schema());
    }

    @Override
    public @Nullable T next() {
        try {
            return rows.next(row) ? value.apply(row) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
