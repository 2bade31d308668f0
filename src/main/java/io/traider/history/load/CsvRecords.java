package io.traider.history.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of text with separators: comma, semicolon, tab or bar, whichever the first line has most of. */
final class CsvRecords implements Records {

    private static final String SEPARATORS = ",;\t|";

    private final BufferedReader in;
    private final char separator;
    private final List<String> header;
    private @Nullable String pending;
    private final List<String> fields = new ArrayList<>();
    private long row;

    CsvRecords(InputStream stream) throws IOException {
        in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16);
        String first = in.readLine();
        if (first != null && first.startsWith("\uFEFF")) {
            first = first.substring(1);
        }
        separator = first == null ? ',' : separator(first);
        if (first != null && isHeader(first)) {
            header = List.copyOf(fields);
            row = 1;
        } else {
            header = List.of();
            pending = first;
        }
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** A line is a header when it has letters, and no field that begins as a number does. */
    private boolean isHeader(String line) {
        split(line);
        return line.chars().anyMatch(Character::isLetter)
                && fields.stream().noneMatch(field -> field.matches("[+-]?\\.?[0-9].*"));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        String line;
        do {
            line = pending != null ? pending : in.readLine();
            pending = null;
            if (line == null) {
                return false;
            }
            row++;
        } while (line.isBlank());
        split(line);
        return true;
    }

    private void split(String line) {
        fields.clear();
        int from = 0;
        while (from <= line.length()) {
            boolean quoted = from < line.length() && line.charAt(from) == '"';
            int end = quoted ? closing(line, from) : from;
            int to = line.indexOf(separator, end);
            to = to < 0 ? line.length() : to;
            String field = line.substring(from, to).strip();
            fields.add(quoted ? unquoted(field) : field);
            from = to + 1;
        }
    }

    /** Where the quote that opens at {@code from} is closed; the end of the line where it is not. */
    private static int closing(String line, int from) {
        int at = from + 1;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                if (at + 1 == line.length() || line.charAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return line.length();
    }

    private static String unquoted(String field) {
        return field.length() > 1 && field.endsWith("\"")
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"").strip()
                : field;
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public String field(int index) {
        return fields.get(index);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
