package io.traider;

import java.time.Instant;

/** When this process began, by the clock that durations are measured with. */
final class Startup {

    private Startup() {}

    /** {@link System#nanoTime()} at the moment at which the JVM was started. */
    static long begunAt() {
        long age = System.currentTimeMillis()
                - ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .orElseGet(System::currentTimeMillis);
        return System.nanoTime() - age * 1_000_000;
    }
}
