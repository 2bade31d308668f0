package io.traider.rule.table;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables as text: RFC 4180, UTF-8, a line for each row, so that a difference of two versions reads row by row.
 *
 * <p>Spreadsheet programs run a cell that begins like a formula. Such a cell, when it is not a number, is written with an
 * apostrophe before it, which the same programs hide and {@link #read} takes away.
 */
public final class TableCsv {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final Pattern FORMULA = Pattern.compile("[=+@'-].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("[,\"]");

    private TableCsv() {}

    /**
     * Reads a table.
     *
     * @param file its name, for the problems
     */
    public static Reading read(String file, String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Reading.refused(Found.problem(
                    file,
                    0,
                    0,
                    "the table has " + text.length() + " characters",
                    "",
                    "Maybe split it: " + MAX_CHARACTERS + " are the most"));
        }
        CsvLines lines = new CsvLines(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        return lines.problem() != null
                ? Reading.refused(lines.problem())
                : Grid.table(
                        file,
                        lines.lines().stream()
                                .map(line -> line.stream().map(TableCsv::bare).toList())
                                .toList());
    }

    /** Writes a table; the same table always gives the same text. */
    public static String write(DecisionTable table) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : Grid.lines(table)) {
            text.append(String.join(",", line.stream().map(TableCsv::cell).toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String bare(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
