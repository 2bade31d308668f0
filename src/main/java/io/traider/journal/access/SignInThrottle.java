package io.traider.journal.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses passwords. After a few failures in a row a key (a user's name from one address, or an
 * address) waits; each further failure doubles the wait up to {@link #LONGEST}. Keys are forgotten eldest first.
 */
final class SignInThrottle {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int KEYS = 10_000;

    private final Map<String, Failures> byKey = new LinkedHashMap<>();

    /** Until when the key must wait, or {@code null} when it need not. */
    synchronized @Nullable Instant waitsUntil(String key, Instant now) {
        Failures failures = byKey.get(key);
        return failures != null && failures.until.isAfter(now) ? failures.until : null;
    }

    /** Takes note of a failure; from the {@code free + 1}th on the key has to wait. */
    synchronized void failed(String key, int free, Instant now) {
        Failures before = byKey.remove(key);
        int count = before == null || stale(before, now) ? 1 : before.count + 1;
        byKey.put(key, new Failures(count, now.plus(wait(count - free))));
        if (byKey.size() > KEYS) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    private static boolean stale(Failures failures, Instant now) {
        return failures.until.plus(LONGEST).isBefore(now);
    }

    private static Duration wait(int over) {
        if (over < 1) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(over - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private record Failures(int count, Instant until) {}
}
