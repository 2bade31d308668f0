package io.traider.release;

import java.time.Duration;
import java.util.List;

/**
 * How the foundry's process is kept.
 *
 * @param limit how long one request may take (the first of a process three times as long), after which the process is ended and another takes its place
 * @param idle how long a process waits for the next request before it is ended
 * @param memoryMib most heap
 */
public record FoundrySettings(Duration limit, Duration idle, int memoryMib) {

    private static final int LEAST_MIB = 64;

    public FoundrySettings {
        if (limit.toMillis() <= 0 || idle.toMillis() <= 0 || memoryMib < LEAST_MIB) {
            throw new IllegalArgumentException("foundry with a limit of " + limit + ", idle for " + idle + ", with "
                    + memoryMib + " MiB. Maybe 20 s, 10 minutes and 320 MiB");
        }
    }

    /** 20 seconds a request, ended after ten idle minutes, 320 MiB. */
    public static FoundrySettings standard() {
        return new FoundrySettings(Duration.ofSeconds(20), Duration.ofMinutes(10), 320);
    }

    /** The same with another limit of a request. */
    public FoundrySettings limit(Duration other) {
        return new FoundrySettings(other, idle, memoryMib);
    }

    /**
     * What the JVM of the process is told: little memory that it gives back, the quick compiler, for short lives, and no stack
     * traces, which nobody reads there and which the parsers of Drools throw by the thousand.
     */
    List<String> options() {
        return List.of(
                "-Xmx" + memoryMib + "m",
                "-XX:MaxMetaspaceSize=" + memoryMib + "m",
                "-XX:MaxDirectMemorySize=16m",
                "-Xss2m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-StackTraceInThrowable",
                "-XX:+UseCompactObjectHeaders",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=foundry-logback.xml",
                "-Duser.timezone=UTC");
    }
}
