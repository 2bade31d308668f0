package io.traider.history.table;

/**
 * A column of a table.
 *
 * @param meaning in a few words, for people
 */
public record Column(String name, ColumnType type, String meaning) {}
