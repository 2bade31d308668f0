package io.traider.backtest.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** How the points of a sweep are laid out over its axes. */
public enum Sampling {
    /** Every combination of the axes' values. */
    GRID {
        @Override
        public List<SortedMap<String, String>> points(List<Axis> axes, int count, long seed) {
            List<SortedMap<String, String>> points = List.of(Collections.emptySortedMap());
            for (Axis axis : axes) {
                points = times(points, axis);
            }
            return points;
        }
    },
    /** Independent points, each axis evenly distributed. */
    RANDOM {
        @Override
        public List<SortedMap<String, String>> points(List<Axis> axes, int count, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return some(axes, count, () -> random.doubles(axes.size()).toArray());
        }
    },
    /**
     * Sobol's sequence (direction numbers of Joe and Kuo, in Commons Math), which leaves smaller holes than chance does;
     * shifted by the seed, modulo one (Cranley and Patterson), so that different seeds look at different points.
     */
    SOBOL {
        @Override
        public List<SortedMap<String, String>> points(List<Axis> axes, int count, long seed) {
            SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes.size());
            double[] shift = new SplittableRandom(seed).doubles(axes.size()).toArray();
            return some(axes, count, () -> {
                double[] point = sequence.nextVector();
                for (int i = 0; i < point.length; i++) {
                    point[i] = (point[i] + shift[i]) % 1;
                }
                return point;
            });
        }
    };

    private static final int MOST = 100_000;

    /**
     * The points, each a value by the name of its axis.
     *
     * @param count how many; a grid has as many as it has
     * @param seed the same seed, the same points
     * @throws IllegalArgumentException when there would be over 100,000 of them, or an axis does not fit
     */
    public abstract List<SortedMap<String, String>> points(List<Axis> axes, int count, long seed);

    private interface Shares {
        double[] next();
    }

    private static List<SortedMap<String, String>> some(List<Axis> axes, int count, Shares shares) {
        few(count);
        List<SortedMap<String, String>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] at = shares.next();
            SortedMap<String, String> point = new TreeMap<>();
            for (int k = 0; k < at.length; k++) {
                point.put(axes.get(k).name(), axes.get(k).at(at[k]));
            }
            points.add(point);
        }
        return points;
    }

    private static List<SortedMap<String, String>> times(List<SortedMap<String, String>> points, Axis axis) {
        List<String> values = axis.grid();
        few((long) points.size() * values.size());
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (SortedMap<String, String> point : points) {
            for (String value : values) {
                SortedMap<String, String> more = new TreeMap<>(point);
                more.put(axis.name(), value);
                all.add(more);
            }
        }
        return all;
    }

    private static void few(long count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " points are not in 1.." + MOST + ". Maybe a coarser grid");
        }
    }
}
