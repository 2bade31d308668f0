package io.traider.rule.table;

import io.traider.rule.table.DecisionTable.Column;
import io.traider.rule.table.DecisionTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one form that both kinds of files have: five lines that describe the columns, then a line for each row. */
final class Grid {

    private static final List<String> LABELS = List.of("table", "fact", "property", "operator", "unit");

    private Grid() {}

    /** The lines of a table, each as long as any other. */
    static List<List<String>> lines(DecisionTable table) {
        List<Column> columns = table.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("table", padded(List.of(table.name()), columns.size())));
        lines.add(line("fact", columns.stream().map(Column::fact).toList()));
        lines.add(line("property", columns.stream().map(Column::property).toList()));
        lines.add(line("operator", columns.stream().map(Column::operator).toList()));
        lines.add(line("unit", columns.stream().map(Column::unit).toList()));
        table.rows().forEach(row -> lines.add(line(row.name(), row.cells())));
        return lines;
    }

    /** Reads lines, the first cell of each its label or name. */
    static Reading table(String file, List<List<String>> given) {
        List<List<String>> lines = trimmed(given);
        Found found = new Found(file);
        head(lines, found);
        if (found.none()) {
            sized(lines, found);
        }
        if (!found.none()) {
            return new Reading(null, found.problems());
        }
        int columns = width(lines.get(1)) - 1;
        List<Row> rows = rows(lines, columns, found);
        String name = at(lines.getFirst(), 1);
        return found.none()
                ? new Reading(new DecisionTable(name, columns(lines, columns), rows), List.of())
                : new Reading(null, found.problems());
    }

    private static void head(List<List<String>> lines, Found found) {
        for (int i = 0; i < LABELS.size(); i++) {
            String label = i < lines.size() ? at(lines.get(i), 0) : "";
            if (!label.equals(LABELS.get(i))) {
                found.add(
                        i + 1,
                        1,
                        "line " + (i + 1) + " of a decision table begins with '" + LABELS.get(i) + "', this one with '"
                                + Found.shortened(label) + "'",
                        label,
                        "Maybe begin with the five lines " + LABELS + ", then one line for each rule");
                return;
            }
        }
    }

    private static void sized(List<List<String>> lines, Found found) {
        int columns = width(lines.get(1)) - 1;
        if (columns < 1) {
            found.add(2, 2, "the table has no column", "", "Maybe name a fact in line 2, for example ProposedOrder");
        }
        if (columns > DecisionTable.MAX_COLUMNS || lines.size() - DecisionTable.HEAD > DecisionTable.MAX_ROWS) {
            found.add(
                    1,
                    1,
                    "the table has " + columns + " columns and " + (lines.size() - DecisionTable.HEAD) + " rows",
                    "",
                    "Maybe split it: " + DecisionTable.MAX_COLUMNS + " and " + DecisionTable.MAX_ROWS
                            + " are the most");
        }
    }

    private static List<Row> rows(List<List<String>> lines, int columns, Found found) {
        for (int line = 0; line < lines.size(); line++) {
            cells(lines.get(line), line + 1, line == 0 ? 1 : columns, found);
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (int line = DecisionTable.HEAD; line < lines.size() && found.none(); line++) {
            List<String> cells = padded(lines.get(line), columns + 1);
            named(cells, line + 1, names, found);
            rows.add(new Row(cells.getFirst(), cells.subList(1, columns + 1)));
        }
        return rows;
    }

    private static void named(List<String> cells, int line, Map<String, Integer> names, Found found) {
        String name = cells.getFirst();
        if (name.isEmpty()) {
            found.add(line, 1, "the row has no name", "", "Maybe name the rule, or take the empty line out");
            return;
        }
        Integer other = names.putIfAbsent(name, line);
        if (other != null) {
            found.add(line, 1, "line " + other + " is called '" + name + "' too", name, "Maybe name it otherwise");
        }
    }

    private static void cells(List<String> cells, int line, int columns, Found found) {
        for (int at = 0; at < cells.size(); at++) {
            String text = cells.get(at);
            if (text.length() > DecisionTable.MAX_CELL || text.chars().anyMatch(Character::isISOControl)) {
                found.add(
                        line,
                        at + 1,
                        "the cell has " + text.length() + " characters or a line break or tab among them",
                        text,
                        "Maybe keep it on one line, below " + DecisionTable.MAX_CELL + " characters");
            }
        }
        if (width(cells) > columns + 1) {
            found.add(
                    line,
                    columns + 2,
                    "the line has " + width(cells) + " cells, " + (columns + 1) + " are described",
                    at(cells, columns + 1),
                    "Maybe quote a cell that holds a comma, or name the column's fact in line 2");
        }
    }

    private static List<Column> columns(List<List<String>> lines, int count) {
        List<Column> columns = new ArrayList<>();
        for (int at = 1; at <= count; at++) {
            columns.add(
                    new Column(at(lines.get(1), at), at(lines.get(2), at), at(lines.get(3), at), at(lines.get(4), at)));
        }
        return columns;
    }

    private static List<List<String>> trimmed(List<List<String>> given) {
        List<List<String>> lines = new ArrayList<>();
        given.forEach(line -> lines.add(line.stream().map(String::strip).toList()));
        while (!lines.isEmpty() && width(lines.getLast()) == 0) {
            lines.removeLast();
        }
        return lines;
    }

    /** Cells up to the last that is not empty. */
    private static int width(List<String> line) {
        int width = line.size();
        while (width > 0 && line.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private static String at(List<String> line, int at) {
        return at < line.size() ? line.get(at) : "";
    }

    private static List<String> line(String label, List<String> cells) {
        List<String> line = new ArrayList<>(List.of(label));
        line.addAll(cells);
        return line;
    }

    private static List<String> padded(List<String> cells, int size) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() < size) {
            padded.add("");
        }
        return padded;
    }
}
