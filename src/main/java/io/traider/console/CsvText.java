package io.traider.console;

import io.traider.rule.table.Reading;
import io.traider.rule.table.TableCsv;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a decision table's file as a grid shows them, and back. A table that means something is written in the form of
 * {@link TableCsv}; one in the making, as it stands.
 */
final class CsvText {

    private CsvText() {}

    /** Each line as long as any other; never empty. */
    static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                line.add(taken(cell));
            } else if (!quoted && c == '\n') {
                line.add(taken(cell));
                lines.add(line);
                line = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !line.isEmpty() || lines.isEmpty()) {
            line.add(taken(cell));
            lines.add(line);
        }
        return padded(lines);
    }

    /** Spreadsheet programs hide an apostrophe that stands first, and so does a table's file. */
    private static String taken(StringBuilder cell) {
        String text = cell.toString().replace("\r", "").strip();
        cell.setLength(0);
        return text.startsWith("'") ? text.substring(1) : text;
    }

    private static List<List<String>> padded(List<List<String>> lines) {
        int width = lines.stream().mapToInt(List::size).max().orElse(1);
        lines.forEach(line -> {
            while (line.size() < width) {
                line.add("");
            }
        });
        return lines;
    }

    static String text(String file, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(String.join(",", line.stream().map(CsvText::cell).toList()))
                    .append('\n');
        }
        Reading reading = TableCsv.read(file, text.toString());
        return reading.table() == null ? text.toString() : TableCsv.write(reading.table());
    }

    private static String cell(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        boolean formula = plain.matches("[=+@'-].*") && !plain.matches("-?\\d+(\\.\\d+)?");
        String safe = formula ? "'" + plain : plain;
        return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
