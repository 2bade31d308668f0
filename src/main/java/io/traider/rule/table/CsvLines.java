package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes CSV apart into cells; a cell stays on its line, so that a line's number is a row's. */
final class CsvLines {

    private final String file;
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private int at;
    private @Nullable Problem problem;

    CsvLines(String file, String text) {
        this.file = file;
        this.text = text;
        while (at < text.length() && problem == null) {
            lines.add(line());
        }
    }

    List<List<String>> lines() {
        return lines;
    }

    /** Why it is not CSV; {@code null} when it is. */
    @Nullable
    Problem problem() {
        return problem;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        cells.add(cell(cells));
        while (problem == null && at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell(cells));
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return cells;
    }

    private String cell(List<String> before) {
        return at < text.length() && text.charAt(at) == '"' ? quoted(before) : plain();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && !separates(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted(List<String> before) {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                return refuse(before, "the quoted cell does not end on its line", cell.toString());
            }
            if (c == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                at++;
                return at == text.length() || separates(text.charAt(at))
                        ? cell.toString()
                        : refuse(before, "text follows the closing quote of the cell", cell.toString());
            }
            at += c == '"' ? 1 : 0;
            cell.append(c);
        }
        return refuse(before, "the quoted cell does not end", cell.toString());
    }

    private String refuse(List<String> before, String message, String cell) {
        problem = Found.problem(
                file,
                lines.size() + 1,
                before.size() + 1,
                message,
                cell,
                "Maybe write a quote within a quoted cell twice, and keep the cell on one line");
        return "";
    }

    private static boolean separates(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}
