package io.traider.bench;

import io.traider.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./traider bench}: measurements, each with the machine it ran on. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the platform on this machine.",
        subcommands = {Bench.Tick.class, ModelsBench.class, PastBench.class, ReplayBench.class, RulesBench.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    /** What {@code tick} is made of. */
    enum Part {
        /** Frames to normalised events, beside XChange. */
        PARSE,
        /** Event to decision with fifty rules and a hundred trees. */
        DECISION,
        /** The running platform at 5,000 frames a second: start, wire to journalled decision, what was shed, memory. */
        PLATFORM,
        /** A day of the simulated market through engine, session and journal, as fast as it goes: memory. */
        DAY
    }

    /** From a frame to a journalled decision. */
    @Command(
            name = "tick",
            mixinStandardHelpOptions = true,
            description = "From a frame to a journalled decision; all parts take about a quarter of an hour.")
    static final class Tick implements Callable<Integer> {

        @Option(
                names = "--parts",
                split = ",",
                paramLabel = "PART",
                description = "which ones: ${COMPLETION-CANDIDATES} (default: all)")
        private List<Part> parts = List.of(Part.values());

        @Option(names = "--captures", paramLabel = "DIR", description = "recorded frames (default: ../shared/captures)")
        private @Nullable Path captures;

        @Option(names = "--json", paramLabel = "FILE", description = "default: target/bench-tick.json")
        private Path json = Path.of(System.getProperty("traider.home", "."), "target/bench-tick.json");

        @Option(names = "--seconds", defaultValue = "60", description = "how long the platform is watched")
        private int seconds = 60;

        @Option(names = "--hours", defaultValue = "24", description = "length of the simulated day")
        private int hours = 24;

        private final Map<String, Object> results = new LinkedHashMap<>();

        @Override
        public Integer call() throws Exception {
            results.put("machine", Machine.here());
            System.out.println(Machine.here() + System.lineSeparator());
            for (Part part : new ArrayList<>(parts)) {
                measure(part);
            }
            Files.writeString(
                    json,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(results));
            System.out.println("As JSON: " + json);
            return 0;
        }

        private void measure(Part part) throws IOException, InterruptedException {
            switch (part) {
                case PARSE -> parse();
                case DECISION -> show("decision", DecisionBench.run(15));
                case PLATFORM -> show("platform", PlatformBench.run(seconds));
                case DAY -> show("day", DayBench.run(hours));
            }
        }

        private void parse() throws IOException {
            Path folder = captures != null ? captures : Captures.folder().orElse(null);
            if (folder == null) {
                System.out.println(
                        "No recordings beside this checkout, so no parsing is measured. Maybe --captures=DIR\n");
                return;
            }
            List<TickParseBench.Row> rows = TickParseBench.run(folder);
            results.put("parse", rows);
            System.out.println(TickParseBench.table(rows));
        }

        private void show(String name, Object result) {
            results.put(name, result);
            System.out.println(result + System.lineSeparator());
        }
    }
}
