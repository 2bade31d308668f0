package io.traider.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small CSV file with a header and without commas within its cells. */
final class Csv {

    /** A row and where it stands. */
    record Row(Path file, int line, Map<String, Integer> columns, String[] cells) {

        String text(String column) throws IOException {
            Integer at = columns.get(column);
            if (at == null || at >= cells.length) {
                throw new IOException(
                        file + ", row " + line + ": no '" + column + "', the columns are " + columns.keySet());
            }
            return cells[at];
        }

        double number(String column) throws IOException {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw new IOException(
                        file + ", row " + line + ": '" + text(column) + "' in " + column + " is no number", e);
            }
        }

        double price(String column) throws IOException {
            double price = number(column);
            if (!(price > 0) || Double.isInfinite(price)) {
                throw new IOException(file + ", row " + line + ": " + column + " of " + price + " is no price");
            }
            return price;
        }
    }

    private Csv() {}

    static List<Row> read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            if (header == null) {
                throw new IOException(file + " is empty");
            }
            String[] names = header.replace("\"", "").split(",");
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                columns.put(names[i], i);
            }
            List<Row> rows = new ArrayList<>();
            int line = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                rows.add(new Row(file, ++line, columns, text.split(",", -1)));
            }
            return rows;
        }
    }
}
