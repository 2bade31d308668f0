package io.traider.journal;

/** Seeds of random tests: printed, and taken from {@code -Dtraider.seed} to repeat a run. */
public final class Seeds {
    private Seeds() {}

    public static long next(String test) {
        Long given = Long.getLong("traider.seed");
        long seed = given != null ? given : System.nanoTime();
        System.out.println(test + ": -Dtraider.seed=" + seed);
        return seed;
    }
}
