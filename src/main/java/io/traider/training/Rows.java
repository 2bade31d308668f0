package io.traider.training;

import java.util.List;

/** A stretch of each of several tapes, end to end, as LightGBM takes it. */
final class Rows {

    private final float[] matrix;
    private final float[] labels;

    /** @param stretches first row and the row after the last, of each tape */
    Rows(List<Tape> tapes, List<int[]> stretches) {
        int size =
                stretches.stream().mapToInt(stretch -> stretch[1] - stretch[0]).sum();
        int columns = tapes.getFirst().columns();
        matrix = new float[Math.multiplyExact(size, columns)];
        labels = new float[size];
        int at = 0;
        for (int i = 0; i < tapes.size(); i++) {
            Tape tape = tapes.get(i);
            int[] stretch = stretches.get(i);
            float[] part = tape.matrix(stretch[0], stretch[1]);
            System.arraycopy(part, 0, matrix, at * columns, part.length);
            for (int row = stretch[0]; row < stretch[1]; row++) {
                labels[at++] = tape.label(row);
            }
        }
    }

    /** All rows of all tapes. */
    static Rows all(List<Tape> tapes) {
        return new Rows(
                tapes, tapes.stream().map(tape -> new int[] {0, tape.rows()}).toList());
    }

    int size() {
        return labels.length;
    }

    /** Row by row. */
    float[] matrix() {
        return matrix;
    }

    /** Whether both labels are there. */
    boolean learnable() {
        boolean up = false;
        boolean down = false;
        for (float label : labels) {
            up |= label == 1;
            down |= label == 0;
        }
        return up && down;
    }

    float[] labels() {
        return labels;
    }
}
