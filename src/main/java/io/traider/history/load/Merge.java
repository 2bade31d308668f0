package io.traider.history.load;

import io.traider.history.SeriesKind;
import io.traider.history.table.Fields;
import io.traider.history.table.Row;
import java.io.IOException;
import java.util.List;

/**
 * Puts new rows among stored ones. A moment that both have must have the same rows in both, or it is a conflict; when new
 * rows replace, all stored ones in their range of time go.
 */
final class Merge {

    private final SeriesKind kind;
    private final Findings findings;
    private long added;
    private long removed;

    Merge(SeriesKind kind, Findings findings) {
        this.kind = kind;
        this.findings = findings;
    }

    /** Merges into a file; conflicts are told, and the stored row is kept. */
    void run(Moments stored, Moments fresh, long freshTo, boolean replace, SeriesFile out) throws IOException {
        long freshFrom = fresh.time();
        while (stored.hasNext() || fresh.hasNext()) {
            if (stored.time() < fresh.time()) {
                boolean replaced = replace && stored.time() >= freshFrom && stored.time() <= freshTo;
                List<Row> old = stored.next();
                removed += replaced ? old.size() : 0;
                write(replaced ? List.of() : old, out);
            } else if (fresh.time() < stored.time()) {
                List<Row> rows = fresh.next();
                added += rows.size();
                write(rows, out);
            } else {
                write(both(stored.next(), fresh.next(), replace), out);
            }
        }
    }

    private List<Row> both(List<Row> old, List<Row> rows, boolean replace) {
        if (old.equals(rows)) {
            return old;
        }
        if (replace) {
            removed += old.size();
            added += rows.size();
            return rows;
        }
        String time = Fields.time(rows.getFirst().time());
        findings.add(Problem.CONFLICT, 0, "stored " + text(old) + ", new " + text(rows), "at " + time);
        return old;
    }

    private String text(List<Row> rows) {
        Row row = rows.getFirst();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < kind.schema().size(); i++) {
            text.append(i == 1 ? "" : " ")
                    .append(Fields.text(kind.schema().columns().get(i).type(), row, i));
        }
        return text + (rows.size() > 1 ? " and " + (rows.size() - 1) + " more" : "");
    }

    private static void write(List<Row> rows, SeriesFile out) throws IOException {
        for (Row row : rows) {
            out.write(row);
        }
    }

    long added() {
        return added;
    }

    long removed() {
        return removed;
    }
}
