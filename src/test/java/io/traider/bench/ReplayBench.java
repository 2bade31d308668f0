package io.traider.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./traider bench replay}: a recorded day through {@code ./traider replay --journal}, a process of its own. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Writes a day of the simulated market into a journal and replays it as people do; all of it takes"
                + " about a quarter of an hour.")
final class ReplayBench implements Callable<Integer> {

    private static final Path HOME = Path.of(System.getProperty("traider.home", "."));
    private static final Pattern FAR = Pattern.compile("\\(([0-9]+) %\\)");
    private static final Pattern COLLECTED = Pattern.compile("Pause .*->([0-9]+)M\\(");

    @Option(
            names = "--hours",
            defaultValue = "24",
            description = "length of the day, 1 to 24 (default: ${DEFAULT-VALUE})")
    private int hours = 24;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep the journal in this folder, and take the one that is there already")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "default: target/bench-replay.json")
    private Path json = HOME.resolve("target/bench-replay.json");

    /**
     * One replay.
     *
     * @param arguments of the command beside the day
     * @param outcome as the command says it
     * @param seconds from its start to its end, the process's own start included
     * @param residentMib resident memory after a quarter of the inputs, and the most from there to the end
     * @param heapMib least heap after a collection in the second quarter of the collections, and in the last: what is alive
     */
    record Row(
            List<String> arguments,
            int exitCode,
            String outcome,
            long inputs,
            long decisions,
            double seconds,
            long[] residentMib,
            long[] heapMib) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "replay %-8s %s, exit code %d: %,d inputs, %,d decisions in %.0f s (%,.0f/s); resident %d MiB"
                            + " after a quarter, then %d at most; heap that stays %d MiB, %d at the end",
                    String.join(" ", arguments),
                    outcome,
                    exitCode,
                    inputs,
                    decisions,
                    seconds,
                    inputs / seconds,
                    residentMib[0],
                    residentMib[1],
                    heapMib[0],
                    heapMib[1]);
        }
    }

    private record Result(Machine machine, List<Row> rows) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (hours < 1 || hours > 24) {
            throw new IllegalArgumentException("a day has no " + hours + " hours. Maybe 12");
        }
        Path kept = data;
        Path folder = kept == null ? Files.createTempDirectory("traider-replay") : kept;
        try {
            if (!Files.isDirectory(folder.resolve("postgres"))) {
                System.out.println(DayBench.into(folder, hours));
            }
            List<Row> rows = List.of(replay(folder, List.of()), replay(folder, List.of("--venue")));
            Files.writeString(
                    json,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(new Result(Machine.here(), rows)));
            System.out.println("As JSON: " + json);
            return rows.stream().allMatch(row -> row.exitCode == 0) ? 0 : 1;
        } finally {
            if (kept == null) {
                DayBench.delete(folder);
            }
        }
    }

    private static Row replay(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("replay.json");
        Path collections = folder.resolve("replay.gc");
        List<String> command = new ArrayList<>(List.of(
                HOME.resolve("traider").toString(),
                "replay",
                "--journal",
                "--day=" + DayBench.DAY,
                "--data=" + folder,
                "--json"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        builder.environment()
                .merge("TRAIDER_JAVA_OPTS", "-Xlog:gc:file=" + collections, (before, more) -> before + " " + more);
        long began = System.nanoTime();
        Process process = builder.start();
        long[] resident = watched(process);
        int code = process.waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonNode report = JsonMapper.builder().build().readTree(out.toFile());
        Row row = new Row(
                arguments,
                code,
                report.path("outcome").asString("no report"),
                report.path("inputs").asLong(),
                report.path("decisions").asLong(),
                seconds,
                resident,
                alive(collections));
        System.out.println(row);
        return row;
    }

    /** Reads what the process says of its progress, and looks at its memory each time. */
    private static long[] watched(Process process) throws IOException {
        long quarter = 0;
        long most = 0;
        try (BufferedReader err = process.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                Matcher far = FAR.matcher(line);
                if (!far.find()) {
                    System.out.println(line);
                } else if (Integer.parseInt(far.group(1)) >= 25) {
                    long now = Machine.residentMib(process.pid());
                    quarter = quarter == 0 ? now : quarter;
                    most = Math.max(most, now);
                }
            }
        }
        return new long[] {quarter, most};
    }

    private static long[] alive(Path collections) throws IOException {
        long[] after = Files.readAllLines(collections).stream()
                .map(COLLECTED::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .toArray();
        int part = after.length / 4;
        return new long[] {least(after, part, 2 * part), least(after, after.length - part, after.length)};
    }

    private static long least(long[] values, int from, int to) {
        return Arrays.stream(values, from, to).min().orElse(0);
    }
}
