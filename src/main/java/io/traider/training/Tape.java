package io.traider.training;

import io.traider.history.table.CsvSource;
import io.traider.history.table.ParquetSource;
import io.traider.history.table.Row;
import io.traider.history.table.RowSource;
import io.traider.history.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of an export a model is trained and measured on: rows with every input and a label, in the order of time. */
final class Tape {

    private final TableNote.Origin origin;
    private final int columns;
    private long[] nanos = new long[1024];
    private float[] labels = new float[1024];
    private double[] gross = new double[1024];
    private float[] matrix;
    private int rows;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    private Tape(TableNote.Origin origin, int columns) {
        this.origin = origin;
        this.columns = columns;
        this.matrix = new float[1024 * columns];
    }

    /**
     * Reads a table.
     *
     * @param stride every how manieth row of an instrument is taken
     * @throws IOException when it cannot be read, or lacks a column
     */
    static Tape read(Path file, List<String> inputs, Target target, Horizon horizon, int stride) throws IOException {
        Tape tape = new Tape(TableNote.origin(file), inputs.size());
        boolean csv = file.getFileName().toString().endsWith(".csv");
        Schema schema = schema(csv ? CsvSource.columns(file) : ParquetSource.columns(file), file);
        try (RowSource source =
                csv ? CsvSource.open(schema, file) : ParquetSource.open(schema, file, Long.MIN_VALUE, Long.MAX_VALUE)) {
            tape.take(source, schema, inputs, target, horizon, stride);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return tape;
    }

    private static Schema schema(List<String> names, Path file) throws IOException {
        if (names.size() < FeatureTable.FEATURES
                || !names.getFirst().equals("time")
                || !names.get(1).equals("instrument")) {
            throw new IOException(file + " begins with the columns "
                    + names.stream().limit(3).toList() + ". Maybe it was not written by traider features export");
        }
        return FeatureTable.schema(names.subList(2, names.size()));
    }

    private void take(RowSource source, Schema schema, List<String> inputs, Target target, Horizon horizon, int stride)
            throws IOException {
        int[] at = inputs.stream().mapToInt(schema::index).toArray();
        int label = schema.index(target.column(horizon));
        int returns = schema.index(FeatureTable.GROSS + "_" + horizon.name());
        Map<String, Integer> seen = new HashMap<>();
        Row row = new Row(schema);
        while (source.next(row)) {
            firstNanos = Math.min(firstNanos, row.time());
            lastNanos = Math.max(lastNanos, row.time());
            boolean due = (seen.merge(row.text(), 1, Integer::sum) - 1) % stride == 0;
            if (due) {
                add(row, at, target.label(row.number(label)), row.number(returns));
            }
        }
    }

    private void add(Row row, int[] at, float label, double returned) {
        room();
        boolean known = !Float.isNaN(label);
        for (int i = 0; i < columns; i++) {
            float value = (float) row.number(at[i]);
            known &= Float.isFinite(value);
            matrix[rows * columns + i] = value;
        }
        if (known) {
            nanos[rows] = row.time();
            labels[rows] = label;
            gross[rows] = returned;
            rows++;
        }
    }

    private void room() {
        if (rows == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * rows);
            labels = Arrays.copyOf(labels, 2 * rows);
            gross = Arrays.copyOf(gross, 2 * rows);
            matrix = Arrays.copyOf(matrix, 2 * rows * columns);
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    boolean simulated() {
        return origin.simulated();
    }

    String featureSet() {
        return origin.featureSet();
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    float label(int row) {
        return labels[row];
    }

    double gross(int row) {
        return gross[row];
    }

    /** The first row at or after a moment. */
    int rowAt(long moment) {
        int found = Arrays.binarySearch(nanos, 0, rows, moment);
        while (found > 0 && nanos[found - 1] == moment) {
            found--;
        }
        return found < 0 ? -found - 1 : found;
    }

    /** Inputs of some rows that follow on each other, row by row. */
    float[] matrix(int from, int to) {
        return Arrays.copyOfRange(matrix, from * columns, to * columns);
    }

    /** Inputs of a row. */
    float[] inputs(int row) {
        return matrix(row, row + 1);
    }

    /** For the card. */
    String words() {
        return origin.source() + " (" + rows + " rows, " + time(firstNanos) + " to " + time(lastNanos) + ")";
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS);
    }
}
