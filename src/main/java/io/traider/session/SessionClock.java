package io.traider.session;

import java.time.Clock;
import java.time.Instant;

/** Where session time comes from, nanoseconds since the Unix epoch. Used on the writer's thread only. */
public interface SessionClock {

    /** The time of an input that has no time of its own. */
    long now();

    /** The time of a market event that arrived at {@code receivedNanos}. */
    long of(long receivedNanos);

    /** The wall's time. */
    static SessionClock wall(Clock clock) {
        return new SessionClock() {
            @Override
            public long now() {
                Instant now = clock.instant();
                return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
            }

            @Override
            public long of(long receivedNanos) {
                return now();
            }
        };
    }

    /** The time at which frames were received when they were recorded: it stands still between them. */
    static SessionClock received() {
        return new SessionClock() {
            private long last;

            @Override
            public long now() {
                return last;
            }

            @Override
            public long of(long receivedNanos) {
                last = Math.max(last, receivedNanos);
                return last;
            }
        };
    }
}
