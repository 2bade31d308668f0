package io.traider.training;

import io.traider.domain.InstrumentId;
import io.traider.history.table.RowSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that wait for their future. A label is taken of the book as it stands at the end of its horizon: after everything
 * that came up to that moment, before anything later. A row is written when its longest horizon has passed.
 */
final class Labels {

    private record Waiting(Moment moment, InstrumentId instrument) {}

    private final List<Horizon> horizons;
    private final RowSink sink;
    private final List<ArrayDeque<Waiting>> queues = new ArrayList<>();
    private long rows;

    Labels(List<Horizon> horizons, RowSink sink) {
        this.horizons = horizons;
        this.sink = sink;
        horizons.forEach(_ -> queues.add(new ArrayDeque<>()));
    }

    /** Takes a row that is no earlier than the one before. */
    void add(Moment moment, InstrumentId instrument) {
        Waiting waiting = new Waiting(moment, instrument);
        queues.forEach(queue -> queue.add(waiting));
    }

    /**
     * Labels what ends before a moment.
     *
     * @param futures as they are after everything that came before it
     */
    void passTo(long nanos, Futures futures) throws IOException {
        for (int i = 0; i < queues.size(); i++) {
            ArrayDeque<Waiting> queue = queues.get(i);
            while (!queue.isEmpty()
                    && queue.peek().moment.nanos() + horizons.get(i).nanos() < nanos) {
                Waiting due = queue.remove();
                long end = due.moment.nanos() + horizons.get(i).nanos();
                due.moment.label(i, futures.known(due.instrument, end));
                if (i == queues.size() - 1) {
                    write(due);
                }
            }
        }
    }

    /** Writes what still waits; futures that did not come stay empty. */
    void finish() throws IOException {
        for (Waiting waiting : queues.getLast()) {
            write(waiting);
        }
        queues.forEach(ArrayDeque::clear);
    }

    /** How many were written. */
    long rows() {
        return rows;
    }

    private void write(Waiting done) throws IOException {
        sink.write(done.moment.row());
        rows++;
    }
}
