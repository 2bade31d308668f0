package io.traider.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./traider bench backtest}: how fast the past goes by. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "How fast the past goes by; all parts take about two minutes.")
final class PastBench implements Callable<Integer> {

    /** What it is made of. */
    enum Part {
        /** Book events through the whole corridor, with and without decisions. */
        CORRIDOR,
        /** A day of one liquid book, and whether memory grows. */
        DAY,
        /** The EMA cross on bars beside ta4j. */
        BARS,
        /** The same sweep on one core and on all. */
        SWEEP
    }

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "which ones: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--bars",
            paramLabel = "FILE",
            description = "candles as in ta4j's example files, such as Coinbase-BTC-USD-PT4H-20160518_20251028.json"
                    + " (default: a seeded walk of 20,000 bars)")
    private @Nullable Path bars;

    @Option(names = "--json", paramLabel = "FILE", description = "default: target/bench-backtest.json")
    private Path json = Path.of(System.getProperty("traider.home", "."), "target/bench-backtest.json");

    private final Map<String, Object> results = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        results.put("machine", Machine.here());
        System.out.println(Machine.here() + System.lineSeparator());
        for (Part part : parts) {
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

    private void measure(Part part) throws IOException {
        switch (part) {
            case CORRIDOR -> {
                List<CorridorBench.Row> rows = CorridorBench.corridor();
                results.put("corridor", rows);
                rows.forEach(System.out::println);
            }
            case DAY -> show("day", CorridorBench.day());
            case BARS -> show("bars", BarBench.run(bars));
            case SWEEP -> show("sweep", SweepBench.run());
        }
    }

    private void show(String name, Object result) {
        results.put(name, result);
        System.out.println(result);
    }
}
