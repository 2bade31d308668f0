package io.traider.judging;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A mean with its uncertainty.
 *
 * @param error standard error; {@code NaN} of fewer than two blocks
 * @param blocks of time, which count as independent
 */
public record Estimate(double value, double error, int blocks) {

    private static final double TWO_SIDED_95 = 1.959964;

    /** How many outcomes a block of time has, and what they add up to. */
    static final class Block {
        private int count;
        private double sum;

        void add(double value) {
            count++;
            sum += value;
        }

        int count() {
            return count;
        }
    }

    private record Place(int stretch, long number) {}

    /**
     * The mean of something over outcomes. Those that lie close together in time hold much of the same future, and so do those of
     * several instruments: a block of time counts as one draw (cluster-robust, K.-Y. Liang and S. L. Zeger, 1986).
     *
     * @param blockNanos a few horizons
     */
    static Estimate of(List<Outcome> outcomes, ToDoubleFunction<Outcome> what, long blockNanos) {
        Map<Place, Block> blocks = new HashMap<>();
        for (Outcome each : outcomes) {
            Place place = new Place(each.stretch(), Math.floorDiv(each.nanos(), blockNanos));
            blocks.computeIfAbsent(place, _ -> new Block()).add(what.applyAsDouble(each));
        }
        return of(blocks.values());
    }

    /** The same of blocks that were counted already. */
    static Estimate of(Collection<Block> blocks) {
        long all = 0;
        double sum = 0;
        for (Block block : blocks) {
            all += block.count;
            sum += block.sum;
        }
        double mean = all == 0 ? Double.NaN : sum / all;
        double squares = 0;
        for (Block block : blocks) {
            double apart = block.sum - mean * block.count;
            squares += apart * apart;
        }
        int count = blocks.size();
        double error = count < 2 ? Double.NaN : Math.sqrt(squares * count / (count - 1.0)) / all;
        return new Estimate(mean, error, count);
    }

    /** Lower end of the interval that holds the true value 95 times in 100; {@code NaN} where the error is not known. */
    public double low() {
        return value - TWO_SIDED_95 * error;
    }

    /** Upper end of that interval. */
    public double high() {
        return value + TWO_SIDED_95 * error;
    }

    /** How many of its standard errors this lies above another, both uncertain; 0 where that is not known. */
    public double above(Estimate other) {
        double both = Math.sqrt(error * error + other.error * other.error);
        double distance = (value - other.value) / both;
        return Double.isFinite(distance) ? distance : 0;
    }
}
