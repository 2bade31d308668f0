package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.journal.UnpackedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The whole platform in this process, on free ports, and what it printed. */
final class PlatformUnderTest implements AutoCloseable {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Platform platform;

    private PlatformUnderTest(RunSettings settings) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        platform = Platform.start(settings, new Progress(out, System.nanoTime()), new Stop());
    }

    /** Starts with the options of {@code traider run}. */
    static PlatformUnderTest start(Path data, String... options) {
        UnpackedPostgres.migratedIn(data.resolve("postgres"));
        return startAnew(data, options);
    }

    /** The same where nothing is prepared, unless there was a start before. */
    static PlatformUnderTest startAnew(Path data, String... options) {
        UnpackedPostgres.in(data.resolve("postgres"));
        return new PlatformUnderTest(settings(data, options));
    }

    static RunSettings settings(Path data, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--data=" + data);
        for (String port : List.of("--api-port", "--console-port")) {
            if (all.stream().noneMatch(option -> option.startsWith(port))) {
                all.add(port + "=0");
            }
        }
        RunCommand command = new RunCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(all.toArray(String[]::new));
        return command.settings();
    }

    Platform platform() {
        return platform;
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    void await(int seconds, String what, BooleanSupplier reached) {
        await(seconds, () -> what + "; " + platform.session().state().unfit() + " " + platform.feeds(), reached);
    }

    static void await(int seconds, Supplier<String> what, BooleanSupplier reached) {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
