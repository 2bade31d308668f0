package io.traider.rule.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A grid of rules, its cells as they were written. That they mean something is for {@link TableRules} to say.
 *
 * @param name the first part of the names of its rules, for example {@code thin books}
 */
public record DecisionTable(String name, List<Column> columns, List<Row> rows) {

    /** Lines of the stored form that describe the columns; the first row follows. */
    public static final int HEAD = 5;

    /** Most rows. */
    public static final int MAX_ROWS = 500;

    /** Most columns, the names of the rows not counted. */
    public static final int MAX_COLUMNS = 64;

    /** Most characters in a cell. */
    public static final int MAX_CELL = 400;

    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.size() > MAX_COLUMNS || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("decision table of " + columns.size() + " columns and " + rows.size()
                    + " rows. Maybe split it: " + MAX_COLUMNS + " and " + MAX_ROWS + " are the most");
        }
        cell(name);
        for (Row row : rows) {
            if (row.cells.size() != columns.size()) {
                throw new IllegalArgumentException("row '" + row.name + "' has " + row.cells.size()
                        + " cells. Maybe give it one for each of the " + columns.size() + " columns");
            }
        }
    }

    /**
     * What a column asks or says.
     *
     * @param fact the kind of fact that its cells ask, for example {@code Book}; {@code then} of a column that says what follows
     * @param property of the fact; of what follows {@code action}, {@code code}, {@code figures} or {@code comment}
     * @param operator between the property and a cell that brings none; empty for "is"
     * @param unit of the property, for the reader
     */
    public record Column(String fact, String property, String operator, String unit) {

        /** The fact of columns that say what follows. */
        public static final String THEN = "then";

        public Column {
            List.of(fact, property, operator, unit).forEach(DecisionTable::cell);
        }

        /** Whether it says what follows. */
        public boolean follows() {
            return fact.equals(THEN);
        }
    }

    /**
     * A rule.
     *
     * @param name unlike any other row's
     * @param cells one for each column
     */
    public record Row(String name, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
            cell(name);
            cells.forEach(DecisionTable::cell);
        }
    }

    /** The line of the stored form, from 1, of a row, from 0. */
    static int line(int row) {
        return HEAD + 1 + row;
    }

    /** The columns with these words after {@code then}, in their order. */
    List<Integer> follow(String property) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).follows() && columns.get(at).property.equals(property)) {
                found.add(at);
            }
        }
        return found;
    }

    private static void cell(String text) {
        if (text.length() > MAX_CELL
                || !text.equals(text.strip())
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("cell '" + Found.shortened(text)
                    + "'. Maybe take out blanks around it, line breaks and tabs, and keep it below " + MAX_CELL
                    + " characters");
        }
    }
}
