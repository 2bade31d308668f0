package io.traider.simulator;

/** A mean-reverting process around zero (Ornstein-Uhlenbeck), advanced exactly in equal steps. */
final class Reversion {

    private final double keep;
    private final double shock;
    private double value;

    /**
     * @param seconds time in which a deviation shrinks to 1/e
     * @param deviation standard deviation in the long run
     */
    Reversion(double seconds, double deviation) {
        keep = StrictMath.exp(-SimulatorMarket.STEP_SECONDS / seconds);
        shock = deviation * StrictMath.sqrt(1 - keep * keep);
    }

    double step(Noise noise) {
        value = keep * value + shock * noise.normal();
        return value;
    }

    void kick(double by) {
        value += by;
    }

    double value() {
        return value;
    }
}
