package io.traider.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Models: a score, and swaps while a session trades. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "What a score costs, what a swap does to a session that trades, how long a check takes; about three"
                        + " minutes.")
final class ModelsBench implements Callable<Integer> {

    /** What {@code models} is made of. */
    enum Part {
        /** One row through models of several kinds. */
        SCORE,
        /** A thousand swaps under load, whether any decision is missed or mixed, and whether memory grows. */
        SWAP,
        /** How long a quant waits from upload to checked. */
        CHECK
    }

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "which ones: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--json", paramLabel = "FILE", description = "default: target/bench-models.json")
    private Path json = Path.of(System.getProperty("traider.home", "."), "target/bench-models.json");

    private final Map<String, Object> results = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
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

    private void measure(Part part) throws Exception {
        switch (part) {
            case SCORE -> {
                List<ScoreBench.Row> rows = ScoreBench.run();
                results.put("score", rows);
                rows.forEach(System.out::println);
            }
            case SWAP -> {
                SwapBench.Result swap = SwapBench.run();
                results.put("swap", swap);
                System.out.println(swap);
            }
            case CHECK -> {
                ModelCheckBench.Checked checked = ModelCheckBench.run();
                results.put("check", checked);
                System.out.println(checked);
            }
        }
    }
}
