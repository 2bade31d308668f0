package io.traider.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How values were distributed, in about ten parts that held about as many each. Parts are never narrower than a fiftieth of where
 * most values lie: prices wander, and a spread of one tick in basis points wanders with them.
 *
 * @param edges rising; values from the last one on are in the last part
 * @param shares one more than edges, and then that of values that were not known
 */
public record Deciles(List<Double> edges, List<Double> shares) {

    private static final double NARROWEST = 0.02;
    private static final double SMALLEST = 1e-9;
    private static final double RELATIVE = 1e-3;

    /** Added to each count, so that an empty part is no infinity. */
    private static final double PRIOR = 0.5;

    public Deciles {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
    }

    /** @param values {@code NaN} where they were not known */
    static Deciles of(float[] values) {
        double[] known = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] edges = edges(known);
        Deciles parts = new Deciles(Arrays.stream(edges).boxed().toList(), Collections.nCopies(edges.length + 2, 0.0));
        long[] counts = parts.empty();
        for (float value : values) {
            counts[parts.part(value)]++;
        }
        return new Deciles(parts.edges, shares(counts));
    }

    private static double[] edges(double[] sorted) {
        if (sorted.length == 0) {
            return new double[0];
        }
        double middle = at(sorted, 0.5);
        double gap =
                Math.max(NARROWEST * (at(sorted, 0.95) - at(sorted, 0.05)), SMALLEST + RELATIVE * Math.abs(middle));
        List<Double> edges = new ArrayList<>();
        for (int tenth = 1; tenth < 10; tenth++) {
            double edge = at(sorted, tenth / 10.0);
            if (edges.isEmpty() || edge - edges.getLast() >= gap) {
                edges.add(edge);
            }
        }
        return edges.size() > 1
                ? edges.stream().mapToDouble(Double::doubleValue).toArray()
                : new double[] {middle - gap, middle + gap};
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static List<Double> shares(long[] counts) {
        double all = Arrays.stream(counts).sum() + PRIOR * counts.length;
        return Arrays.stream(counts).mapToObj(count -> (count + PRIOR) / all).toList();
    }

    /** An empty count of each part. */
    long[] empty() {
        return new long[shares.size()];
    }

    /** The part that a value falls into. */
    int part(float value) {
        if (!Float.isFinite(value)) {
            return edges.size() + 1;
        }
        int part = 0;
        while (part < edges.size() && value >= edges.get(part)) {
            part++;
        }
        return part;
    }

    /**
     * Population stability index of other values against these: the sum over the parts of difference of shares times the
     * logarithm of their ratio. Below 0.1 nothing to speak of, above 0.25 another population, as the custom has it.
     */
    double psi(long[] counts) {
        List<Double> now = shares(counts);
        double psi = 0;
        for (int i = 0; i < shares.size(); i++) {
            psi += (now.get(i) - shares.get(i)) * StrictMath.log(now.get(i) / shares.get(i));
        }
        return psi;
    }
}
