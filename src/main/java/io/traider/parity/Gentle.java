package io.traider.parity;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Leaves the machine to others: works a share of the time, and not at all while others are busy. For one thread. */
public final class Gentle {
    private static final long BUSY_NANOS = 20_000_000L;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final double share;
    private final BooleanSupplier busy;
    private long since = System.nanoTime();

    /**
     * @param share of the time that is worked, above 0 and up to 1
     * @param busy whether the others need the machine now
     */
    public Gentle(double share, BooleanSupplier busy) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " of the time. Maybe 0.25");
        }
        this.share = share;
        this.busy = busy;
    }

    /**
     * Rests for as long as the work since the last rest asks for.
     *
     * @param hurry whether to come to an end at once
     * @return whether there is no hurry
     */
    public boolean rest(BooleanSupplier hurry) {
        long worked = System.nanoTime() - since;
        long until = System.nanoTime() + Math.min(LONGEST_NANOS, Math.round(worked * (1 - share) / share));
        while (!hurry.getAsBoolean() && (System.nanoTime() < until || busy.getAsBoolean())) {
            LockSupport.parkNanos(Math.max(1_000, Math.min(BUSY_NANOS, until - System.nanoTime())));
        }
        since = System.nanoTime();
        return !hurry.getAsBoolean();
    }
}
