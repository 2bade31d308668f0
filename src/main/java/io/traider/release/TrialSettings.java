package io.traider.release;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How models are tried.
 *
 * @param limit how long a trial may take, the start of its process included
 * @param memoryMib how much memory a model may take; a process that asks for more is refused it by the system, where the
 *     system can do so (Linux)
 * @param rows how many are timed
 * @param budget the time in which all but a hundredth of the rows have to be scored
 */
public record TrialSettings(Duration limit, int memoryMib, int rows, Duration budget) {

    private static final int LEAST_MIB = 256;

    /** Address space of the JVM itself, with heap, code and threads; most of it is never touched. */
    private static final int OWN_MIB = 1_536;

    public TrialSettings {
        if (limit.toMillis() <= 0 || memoryMib < LEAST_MIB || rows < 1 || budget.toNanos() <= 0) {
            throw new IllegalArgumentException("trial of at most " + limit + " in " + memoryMib + " MiB with " + rows
                    + " rows within " + budget + ". Maybe 30 s, 1024 MiB, 3000 rows and 1 ms");
        }
    }

    /** 30 seconds, 1 GiB, 3,000 rows, each within a millisecond. */
    public static TrialSettings standard() {
        return new TrialSettings(Duration.ofSeconds(30), 1_024, 3_000, Duration.ofMillis(1));
    }

    /** The same with another budget. */
    public TrialSettings budget(Duration other) {
        return new TrialSettings(limit, memoryMib, rows, other);
    }

    /** The same with another limit. */
    public TrialSettings limit(Duration other) {
        return new TrialSettings(other, memoryMib, rows, budget);
    }

    /** Sets the limits that the system knows, and becomes what follows: memory, processor seconds, no core files. */
    List<String> before() {
        long kib = (OWN_MIB + (long) memoryMib) << 10;
        String script = "ulimit -v " + kib + " 2>/dev/null; ulimit -t " + (2 * limit.toSeconds() + 2)
                + " 2>/dev/null; ulimit -c 0; MALLOC_ARENA_MAX=2; export MALLOC_ARENA_MAX; exec \"$@\"";
        return List.of("/bin/sh", "-c", script, "trial");
    }

    /** What the JVM of the process is told: little of everything, since the memory is for the model. */
    List<String> options(Path folder) {
        return List.of(
                "-Xmx256m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m",
                "-Xss1m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Dlogback.configurationFile=foundry-logback.xml",
                "-Duser.timezone=UTC");
    }
}
