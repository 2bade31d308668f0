package io.traider.simulator;

import java.util.Arrays;

/**
 * What an asset is worth, before any venue knows of it.
 *
 * <p>The logarithm of the price is a diffusion whose volatility is itself the exponential of two mean-reverting processes,
 * one of seconds and one of minutes, so that calm and excitement come in clusters; jumps arrive at random and leave
 * excitement behind. Order-flow pressure, which venues show in their books and trades, leads the price by a few seconds:
 * that is what a model can learn here, and it explains a few per cent of the variance of short returns, not more.
 */
final class Asset {

    private static final double BASIS_POINT = 1e-4;
    private static final double JUMPS_A_SECOND = 1 / 90.0;
    private static final double JUMP_SIZE = 6 * BASIS_POINT;
    private static final double JUMP_EXCITEMENT = 0.9;
    private static final double PRESSURE_DRIFT = 0.3 * BASIS_POINT;
    private static final int PAST = 64;

    private final Noise noise;
    private final Reversion seconds = new Reversion(20, 0.5);
    private final Reversion minutes = new Reversion(600, 0.35);
    private final Reversion pressure = new Reversion(5, 1);
    private final double calm;
    private final double[] past = new double[PAST];
    private int now;
    private double logarithm;
    private double excitement = 1;

    /** @param volatility of the price in the long run, a fraction for one second */
    Asset(String name, double price, double volatility, long seed) {
        noise = new Noise(seed, "asset " + name);
        calm = volatility * StrictMath.sqrt(SimulatorMarket.STEP_SECONDS);
        logarithm = StrictMath.log(price);
        Arrays.fill(past, price);
    }

    void step() {
        excitement = StrictMath.exp(seconds.step(noise) + minutes.step(noise) - 0.37);
        double drift = PRESSURE_DRIFT * pressure.step(noise) * SimulatorMarket.STEP_SECONDS;
        logarithm += drift + calm * excitement * noise.normal() + jump();
        now = (now + 1) % PAST;
        past[now] = StrictMath.exp(logarithm);
    }

    private double jump() {
        if (!noise.chance(JUMPS_A_SECOND * SimulatorMarket.STEP_SECONDS)) {
            return 0;
        }
        seconds.kick(JUMP_EXCITEMENT);
        return JUMP_SIZE * noise.normal();
    }

    /** The price as it was some steps ago, at most 63. */
    double price(int stepsAgo) {
        return past[(now - stepsAgo + PAST) % PAST];
    }

    /** The volatility of now relative to its long run. */
    double excitement() {
        return excitement;
    }

    /** Standard normal in the long run; positive when buyers press. */
    double pressure() {
        return pressure.value();
    }
}
