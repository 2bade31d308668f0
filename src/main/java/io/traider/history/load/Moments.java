package io.traider.history.load;

import io.traider.history.table.Row;
import io.traider.history.table.RowSource;
import io.traider.history.table.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a source by their time: all rows of one moment at once. */
final class Moments implements Closeable {

    private final RowSource rows;
    private final Row ahead;
    private boolean more;

    Moments(Schema schema, RowSource rows) throws IOException {
        this.rows = rows;
        ahead = new Row(schema);
        more = rows.next(ahead);
    }

    /** The time of the rows that come next; the end of time when there are none. */
    long time() {
        return more ? ahead.time() : Long.MAX_VALUE;
    }

    boolean hasNext() {
        return more;
    }

    /** The rows of the next moment. */
    List<Row> next() throws IOException {
        List<Row> moment = new ArrayList<>();
        long time = ahead.time();
        while (more && ahead.time() == time) {
            moment.add(ahead.copy());
            more = rows.next(ahead);
        }
        return moment;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
