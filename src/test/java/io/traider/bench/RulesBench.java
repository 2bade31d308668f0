package io.traider.bench;

import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./traider bench rules}: how fast what people write comes into force, and what trading feels of it. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "How fast rules come into force; all parts take about five minutes.")
final class RulesBench implements Callable<Integer> {

    /** What it is made of. */
    enum Part {
        /** What the editor hears while somebody types. */
        FEEDBACK,
        /** From saving to being in force, in a session that runs. */
        LIVE,
        /** Publishes under load, and whether any decision is half of one version and half of another. */
        LOAD,
        /** Five hundred publishes, and whether memory grows. */
        MEMORY,
        /** Drafts that are asked about recorded decisions. */
        SIMULATE
    }

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "which ones: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--json", paramLabel = "FILE", description = "default: target/bench-rules.json")
    private Path json = Path.of(System.getProperty("traider.home", "."), "target/bench-rules.json");

    private final Map<String, Object> results = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        results.put("machine", Machine.here());
        System.out.println(Machine.here() + System.lineSeparator());
        try (Foundry foundry = new Foundry(FoundrySettings.standard())) {
            for (Part part : parts) {
                measure(part, foundry);
            }
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

    private void measure(Part part, Foundry foundry)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        switch (part) {
            case FEEDBACK -> {
                show("slips", SaveBench.slips(foundry));
                show("typing", SaveBench.typing(foundry));
                show("pasted", SaveBench.pasted(foundry));
            }
            case LIVE -> {
                show("live50", SaveBench.live(foundry, 50, 1_000));
                show("live200", SaveBench.live(foundry, 200, 2_500));
            }
            case LOAD -> show("load", PublishBench.load(foundry));
            case MEMORY -> show("memory", PublishBench.memory(foundry));
            case SIMULATE -> {
                List<SimulateBench.Row> rows = SimulateBench.run();
                results.put("simulate", rows);
                rows.forEach(System.out::println);
            }
        }
    }

    private void show(String name, Object result) {
        results.put(name, result);
        System.out.println(result);
    }
}
