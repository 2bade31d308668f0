package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.TestClasspath;
import io.traider.engine.Shipped;
import io.traider.journal.PostgresAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same recorded stretch, and the same simulated market, in JVMs of other heap, collector, cores, compiler, time zone,
 * language and character set: every step is the same to the last bit.
 */
@Tag("slow")
@Tag("thorough")
@Timeout(400)
class BitForBitTest {

    private static final List<String> SMALL = List.of(
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:TieredStopAtLevel=1",
            "-Duser.timezone=Pacific/Apia",
            "-Duser.language=ar",
            "-Duser.country=SA",
            "-Dfile.encoding=UTF-8");

    private static final List<String> LARGE = List.of(
            "-Xmx640m",
            "-XX:+UseG1GC",
            "-XX:ActiveProcessorCount=2",
            "-Duser.timezone=America/St_Johns",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=COMPAT");

    @TempDir
    private Path folder;

    @Test
    void heapCollectorCoresLanguageAndTimeZoneMakeNoDifference() throws Exception {
        try (Recorded recorded = new Recorded(90, 0)) {
            Releases.keep(Shipped.SETUP, recorded.database.artefacts());
            String here = OtherMachine.hashes(recorded.database);
            String[] hash = here.split(" ");
            assertThat(hash[0]).as("recorded and replayed").isEqualTo(hash[1]).hasSize(64);
            assertThat(hash[2]).hasSize(64).isNotEqualTo(hash[0]);
            Process small = start(SMALL, recorded.database.address());
            String small1 = hashes(small);
            assertThat(small1).as(SMALL.toString()).isEqualTo(here);
            assertThat(hashes(start(LARGE, recorded.database.address())))
                    .as(LARGE.toString())
                    .isEqualTo(here);
        }
    }

    private Process start(List<String> options, PostgresAddress database) throws IOException {
        Path classpath = Files.writeString(folder.resolve("java.args"), "-classpath \"" + TestClasspath.get() + "\"\n");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "@" + classpath,
                OtherMachine.class.getName(),
                database.host(),
                Integer.toString(database.port()),
                database.database(),
                database.user(),
                database.password()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String hashes(Process process) throws IOException, InterruptedException {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return printed.lines()
                .filter(line -> line.startsWith("HASHES "))
                .map(line -> line.substring("HASHES ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }
}
