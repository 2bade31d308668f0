package io.traider.journal;

import java.util.List;

/**
 * Some rows of a longer list, newest first.
 *
 * @param hasNext whether older rows follow
 */
public record Page<T>(List<Row<T>> rows, boolean hasNext) {

    /** A row and its place, from which the next page can start. */
    public record Row<T>(Cursor cursor, T value) {}

    public Page {
        rows = List.copyOf(rows);
    }

    /** The rows without their places. */
    public List<T> values() {
        return rows.stream().map(Row::value).toList();
    }
}
