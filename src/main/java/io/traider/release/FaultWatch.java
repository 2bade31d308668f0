package io.traider.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a pack in the last minute, out of a count that only grows while the pack is the same, and for how long it has
 * been calm.
 */
final class FaultWatch {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Seen(Instant at, long faults) {}

    private final ArrayDeque<Seen> seen = new ArrayDeque<>();
    private String hash = "";
    private long faults;
    private @Nullable Instant last;

    void see(String now, long count, Instant at) {
        if (!now.equals(hash) || count < faults) {
            hash = now;
            faults = 0;
            seen.clear();
        }
        if (count > faults) {
            seen.addLast(new Seen(at, count - faults));
            last = at;
        }
        faults = count;
    }

    long lastMinute(Instant now) {
        while (!seen.isEmpty() && !seen.getFirst().at().isAfter(now.minus(MINUTE))) {
            seen.removeFirst();
        }
        return seen.stream().mapToLong(Seen::faults).sum();
    }

    /** The rules wanted something of it, be it for other reasons than faults. */
    void wanted(Instant now) {
        last = now;
    }

    /** Whether there was something and the last is that long ago. */
    boolean calmFor(Duration time, Instant now) {
        return last != null && !last.plus(time).isAfter(now);
    }

    /** That it is calm was told. */
    void told() {
        last = null;
    }
}
