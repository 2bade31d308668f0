package io.traider.history.table;

import java.io.Closeable;
import java.io.IOException;

/** A table that is being written. Closing it without {@link #finish} leaves it without an end. */
public interface RowSink extends Closeable {

    void write(Row row) throws IOException;

    /** Writes what is left and makes the file lasting; nothing is written after it. */
    void finish() throws IOException;
}
