package io.traider.venue.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling from the first to the longest wait, each up to a half shorter. */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator dice;
    private int failures;

    Backoff(RandomGenerator dice) {
        this.dice = dice;
    }

    Duration next() {
        long whole = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures++, 10));
        return Duration.ofNanos(whole - (long) (dice.nextDouble() * whole / 2));
    }

    void reset() {
        failures = 0;
    }
}
