package io.traider.simulator;

/**
 * A stream of random numbers that is the same on every machine: xoshiro256++ (Blackman and Vigna 2019), seeded through
 * SplitMix64, with {@link StrictMath} for what is not exact. Not for two threads.
 */
final class Noise {

    private static final double UNIT = 0x1.0p-53;

    private long a;
    private long b;
    private long c;
    private long d;
    private double spare = Double.NaN;

    /** A stream for one seed and one name; streams of other names are independent of it. */
    Noise(long seed, String name) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed * 31 + name.charAt(i));
        }
        a = mix(mixed += 0x9E3779B97F4A7C15L);
        b = mix(mixed += 0x9E3779B97F4A7C15L);
        c = mix(mixed += 0x9E3779B97F4A7C15L);
        d = mix(mixed + 0x9E3779B97F4A7C15L);
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    long next() {
        long result = Long.rotateLeft(a + d, 23) + a;
        long t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /** Uniform on [0, 1). */
    double uniform() {
        return (next() >>> 11) * UNIT;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Uniform on 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Standard normal, by the polar method (Marsaglia and Bray 1964). */
    double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * scale;
        return u * scale;
    }

    /** Exponential with the given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Log-normal with median one. */
    double lognormal(double sigma) {
        return StrictMath.exp(sigma * normal());
    }

    /** Poisson, by multiplication of uniforms (Knuth); meant for means below about twenty. */
    int poisson(double mean) {
        double first = uniform();
        if (first < 1 - mean) {
            return 0; // exp(-mean) >= 1 - mean: most steps end here without an exponential
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = first; product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }
}
