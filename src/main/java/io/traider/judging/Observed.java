package io.traider.judging;

import io.traider.engine.ScoreSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Scores with the inputs that they were made of, of one stretch of the past, in the order of time. For one thread. */
final class Observed {

    private static final int PARTS = 3;
    private static final int FEW = 3;
    private static final double LEAST = 1e-4;
    private static final double ONCE_IN_A_THOUSAND = 3.09;

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
    private double[] stability(int input, Deciles others, long window) {
        List<Double> found = new ArrayList<>();
        long[] counts = others.empty();
        int from = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (nanos[i] - nanos[from] >= window) {
                found.add(others.psi(counts));
                Arrays.fill(counts, 0);
                from = i;
            }
            counts[others.part(rows.get(i)[input])]++;
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

    /**
     * The stability index that a window of a past has against the rest of it but once in a thousand times, by the windows that
     * there were and as if its logarithm were normal; 0 where there is none. Windows are held against other parts of the past:
     * against a whole that it is a part of, what moves slowly would seem nearer than what comes next will be.
     */
    static double usual(List<Observed> past, int input, long window) {
        List<Observed> parts = past.size() > 1 ? past : past.getFirst().parts();
        List<Double> logarithms = new ArrayList<>();
        for (Observed part : parts) {
            List<Observed> others = parts.stream()
                    .filter(each -> each != part && each.size() > 0)
                    .toList();
            if (!others.isEmpty()) {
                Deciles rest = Deciles.of(column(others, input));
                Arrays.stream(part.stability(input, rest, window))
                        .forEach(psi -> logarithms.add(StrictMath.log(Math.max(LEAST, psi))));
            }
        }
        return bound(logarithms);
    }

    private static double bound(List<Double> logarithms) {
        int count = logarithms.size();
        if (count == 0) {
            return 0;
        }
        double mean = logarithms.stream().mapToDouble(each -> each).average().orElse(0);
        double squares = logarithms.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        double greatest = logarithms.stream().mapToDouble(each -> each).max().orElse(0);
        double deviation = count < FEW ? 1 : Math.sqrt(squares / (count - 1));
        return StrictMath.exp(Math.max(greatest, mean + ONCE_IN_A_THOUSAND * deviation));
    }

    /** The same in a few pieces, the earliest first. */
    private List<Observed> parts() {
        List<Observed> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            int from = (int) ((long) rows.size() * i / PARTS);
            int to = (int) ((long) rows.size() * (i + 1) / PARTS);
            Observed part = new Observed(positions);
            part.rows.addAll(rows.subList(from, to));
            part.nanos = Arrays.copyOfRange(nanos, from, Math.max(from + 1, to));
            parts.add(part);
        }
        return parts;
    }

    /** Inputs by their places in a feature set. */
    static int[] positions(List<String> inputs, List<String> set) {
        return IntStream.range(0, inputs.size())
                .map(i -> set.indexOf(inputs.get(i)))
                .toArray();
    }
}
