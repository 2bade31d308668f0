package io.traider.simulator;

/**
 * How far a perpetual trades from its index, and the funding rate that follows from it.
 *
 * <p>The premium reverts to zero within a minute, with slower excursions of minutes on top. The rate is the venues' own:
 * the average premium index plus the interest of 0.01 per cent, the difference between the two limited to 0.05 per cent
 * (Binance's published formula, for eight hours). Real venues average over hours; here over fifteen seconds, of a premium
 * counted five times, so that the rate drifts before one's eyes.
 */
final class Premium {

    private static final double INTEREST = 1e-4;
    private static final double DAMPER = 5e-4;
    private static final double LIMIT = 75e-4;
    private static final double GAIN = 5;
    private static final double AVERAGE_KEEPS = StrictMath.exp(-SimulatorMarket.STEP_SECONDS / 15);
    private static final double MARK_KEEPS = StrictMath.exp(-SimulatorMarket.STEP_SECONDS / 5);

    private final Reversion fast = new Reversion(45, 3e-4);
    private final Reversion slow = new Reversion(480, 3e-4);
    private final Reversion own = new Reversion(120, 1.5e-4);
    private final Noise shared;
    private final Noise noise;
    private double average;
    private double mark;

    /** @param shared by all venues' perpetuals on the asset: equal streams give equal premiums @param noise of this one */
    Premium(Noise shared, Noise noise) {
        this.shared = shared;
        this.noise = noise;
    }

    /** Advances a step and gives the premium that makers want, a fraction of the index. */
    double step() {
        return fast.step(shared) + slow.step(shared) + own.step(noise);
    }

    /** Takes notice of the premium at which the perpetual trades. */
    void observe(double traded) {
        average = AVERAGE_KEEPS * average + (1 - AVERAGE_KEEPS) * traded;
        mark = MARK_KEEPS * mark + (1 - MARK_KEEPS) * traded;
    }

    /** Smoothed premium of the mark price over the index, a fraction. */
    double mark() {
        return mark;
    }

    /** Fraction of the position's value that longs pay shorts for eight hours. */
    double fundingEightHours() {
        double index = GAIN * average;
        return Math.clamp(index + Math.clamp(INTEREST - index, -DAMPER, DAMPER), -LIMIT, LIMIT);
    }
}
