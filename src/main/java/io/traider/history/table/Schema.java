package io.traider.history.table;

import java.util.List;

/**
 * The columns of a kind of table, declared once. The first is the time that the rows are ordered by.
 *
 * @param name of the table's kind
 */
public record Schema(String name, List<Column> columns) {

    public Schema {
        columns = List.copyOf(columns);
        if (columns.getFirst().type() != ColumnType.TIME) {
            throw new IllegalArgumentException(name + " must begin with a time, has " + columns.getFirst());
        }
        long texts = columns.stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .count();
        if (texts > 1) {
            throw new IllegalArgumentException(name + " has " + texts + " columns of text, and one is all a row holds");
        }
    }

    public int size() {
        return columns.size();
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column '" + column + "', only " + names());
    }

    /** The names in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    ColumnType type(int column) {
        return columns.get(column).type();
    }
}
