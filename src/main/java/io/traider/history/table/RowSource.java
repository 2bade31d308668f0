package io.traider.history.table;

import java.io.Closeable;
import java.io.IOException;

/** A table that is read from its start to its end, for one thread. */
public interface RowSource extends Closeable {

    /** Puts the next row into the one given; {@code false} when there is no more. */
    boolean next(Row into) throws IOException;
}
