package io.traider.judging;

import io.traider.engine.ScoreSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Scores with the inputs that they were made of, of one stretch of the past, in the order of time. For one thread. */
final class Observed {

    private final int[] positions;
    private final List<float[]> rows = new ArrayList<>();
    private long[] nanos = new long[1024];

    /** @param positions of the inputs in the feature set */
    Observed(int[] positions) {
        this.positions = positions;
    }

    void add(ScoreSample sample) {
        if (rows.size() == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[rows.size()] = sample.nanos();
        float[] row = new float[positions.length + 1];
        for (int i = 0; i < positions.length; i++) {
            row[i] = (float) sample.features()[positions[i]];
        }
        row[positions.length] = (float) sample.score();
        rows.add(row);
    }

    void clear() {
        rows.clear();
        nanos = new long[1024];
    }

    int size() {
        return rows.size();
    }

    /** Values of an input, or of the score where the input is as many as there are. */
    float[] column(int input) {
        float[] column = new float[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[input];
        }
        return column;
    }

    /** Population stability index of an input in each whole window of this stretch. */
    double[] stability(int input, Deciles whole, long window) {
        List<Double> found = new ArrayList<>();
        long[] counts = whole.empty();
        int from = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (nanos[i] - nanos[from] >= window) {
                found.add(whole.psi(counts));
                Arrays.fill(counts, 0);
                from = i;
            }
            counts[whole.part(rows.get(i)[input])]++;
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The same input of several stretches, one after another. */
    static float[] column(List<Observed> all, int input) {
        float[] column = new float[all.stream().mapToInt(Observed::size).sum()];
        int at = 0;
        for (Observed each : all) {
            float[] part = each.column(input);
            System.arraycopy(part, 0, column, at, part.length);
            at += part.length;
        }
        return column;
    }

    /** The greatest, 0 where there is none. */
    static double greatest(List<Observed> all, int input, Deciles whole, long window) {
        return all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.stability(input, whole, window)))
                .max()
                .orElse(0);
    }

    /** Inputs by their places in a feature set. */
    static int[] positions(List<String> inputs, List<String> set) {
        return IntStream.range(0, inputs.size())
                .map(i -> set.indexOf(inputs.get(i)))
                .toArray();
    }
}
