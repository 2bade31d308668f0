package io.traider.history.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The start of a file, from which its layout is told. */
record Sample(List<String> header, List<List<String>> rows) {

    private static final int ROWS = 1000;

    static Sample of(InputData data) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Records records = data.open()) {
            while (rows.size() < ROWS && records.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < records.size(); i++) {
                    fields.add(records.field(i));
                }
                rows.add(fields);
            }
            return new Sample(records.header(), rows);
        }
    }

    /** Fields of the first record. */
    int width() {
        return rows.isEmpty() ? header.size() : rows.getFirst().size();
    }

    /** Whether it holds for nine of ten rows: single rows may be wrong, and are reported later. */
    boolean mostly(Predicate<List<String>> test) {
        long held = rows.stream().filter(test).count();
        return held * 10 >= rows.size() * 9L && held > 0;
    }

    /** The values of a column; empty text where a row is too short. */
    List<String> column(int index) {
        return rows.stream()
                .map(row -> index < row.size() ? row.get(index) : "")
                .toList();
    }
}
