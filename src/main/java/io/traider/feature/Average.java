package io.traider.feature;

/** An exponential average that starts at its first value. */
final class Average {

    private final double weight;
    private double value = Double.NaN;

    /** @param weight of the newest value */
    Average(double weight) {
        this.weight = weight;
    }

    static Average exponential(int bars) {
        return new Average(2.0 / (bars + 1));
    }

    void add(double next) {
        value = Double.isNaN(value) ? next : value + weight * (next - value);
    }

    /** {@code NaN} before the first. */
    double value() {
        return value;
    }

    void clear() {
        value = Double.NaN;
    }
}
