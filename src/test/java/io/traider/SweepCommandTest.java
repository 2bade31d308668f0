package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("slow")
@Tag("thorough")
class SweepCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> args) {
        CommandLine traider = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return traider.execute(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return run(List.of(args));
    }

    private static SortedMap<String, String> files(Path of) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(of)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** The arguments of the generated job's container, as the cluster would hand them to its worker of an index. */
    @SuppressWarnings("unchecked")
    private static List<String> arguments(Path yaml, int index) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (Object document : new Yaml().loadAll(Files.readString(yaml))) {
            Map<String, Object> root = (Map<String, Object>) document;
            if (root.get("kind").equals("Job")) {
                Map<String, Object> template = map(map(root, "spec"), "template");
                List<Object> containers = (List<Object>) map(template, "spec").get("containers");
                ((List<String>) ((Map<String, Object>) containers.getFirst()).get("args"))
                        .forEach(argument ->
                                arguments.add(argument.replace("$(JOB_COMPLETION_INDEX)", Integer.toString(index))));
            }
        }
        return arguments;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }

    @SuppressWarnings("unchecked")
    private static String manifestOf(Path yaml) throws IOException {
        for (Object document : new Yaml().loadAll(Files.readString(yaml))) {
            Map<String, Object> root = (Map<String, Object>) document;
            if (root.get("kind").equals("ConfigMap")) {
                return map(root, "data").get("sweep.json").toString();
            }
        }
        throw new AssertionError("no ConfigMap in " + yaml);
    }

    @Test
    void aClustersWorkersComeToWhatThisMachineDoes() throws IOException {
        Path manifest = folder.resolve("sweep.json");
        Path yaml = folder.resolve("deploy/sweep.yaml");
        assertThat(run(
                        "sweep",
                        "plan",
                        "--from=2026-01-01",
                        "--to=2026-01-01T00:03:00Z",
                        "--parameter=entryDrift=0.8..1.2/0.4",
                        "--parameter=takeProfitBps=20,60",
                        "--figure=totalReturn",
                        "--manifest=" + manifest,
                        "--kubernetes=" + yaml,
                        "--workers=3"))
                .as(err.toString())
                .isZero();
        assertThat(run("sweep", "run", "--manifest=" + manifest, "--work=" + folder.resolve("here")))
                .as(err.toString())
                .isZero();

        assertThat(manifestOf(yaml)).isEqualTo(Files.readString(manifest));
        for (int index = 0; index < 3; index++) {
            List<String> arguments = arguments(yaml, index).stream()
                    .map(argument -> argument.startsWith("--manifest=") ? "--manifest=" + manifest : argument)
                    .map(argument -> argument.startsWith("--work=") ? "--work=" + folder.resolve("cluster") : argument)
                    .toList();
            assertThat(run(arguments)).as(err.toString()).isZero();
        }
        assertThat(files(folder.resolve("cluster"))).hasSize(5).isEqualTo(files(folder.resolve("here")));
        reports(manifest);
    }

    private void reports(Path manifest) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(run(
                        "sweep",
                        "report",
                        "--json",
                        "--manifest=" + manifest,
                        "--work=" + folder.resolve("here"),
                        "--report=" + folder.resolve("best")))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.at("/done").asInt()).isEqualTo(4);
        assertThat(document.at("/best/0/figures/totalReturn").asDouble())
                .isGreaterThanOrEqualTo(
                        document.at("/best/3/figures/totalReturn").asDouble());
        assertThat(folder.resolve("best/report.html")).content().contains("<svg");
        failing(manifest);
    }

    /** A job whose run could not go on, as such a run leaves it. */
    private void failing(Path manifest) throws IOException {
        Path job = folder.resolve("here/job-000002.json");
        ObjectNode result = (ObjectNode) JsonMapper.shared().readTree(Files.readString(job));
        result.putObject("figures");
        result.put("failure", "a payment on a position could not be settled");
        Files.writeString(job, result.toString());
        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);

        assertThat(run("sweep", "run", "--manifest=" + manifest, "--work=" + folder.resolve("here")))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains("job 2 failed", "a payment on a position could not be settled");
        assertThat(run("sweep", "report", "--json", "--manifest=" + manifest, "--work=" + folder.resolve("here")))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.at("/best")).hasSize(3);
        assertThat(document.at("/failed/0/job").asInt()).isEqualTo(2);
        assertThat(document.at("/failed/0/reason").asString())
                .isEqualTo("a payment on a position could not be settled");
    }

    @Test
    void aWalkForwardChoosesAndJudgesOnOneSimulatedMarket() throws IOException {
        Path manifest = folder.resolve("walk.json");
        assertThat(run(
                        "sweep",
                        "plan",
                        "--from=2026-01-01",
                        "--to=2026-01-01T00:04:00Z",
                        "--parameter=entryDrift=0.8..1.2",
                        "--sampling=sobol",
                        "--points=2",
                        "--walk-forward=PT2M,PT1M",
                        "--figure=totalReturn",
                        "--manifest=" + manifest))
                .as(err.toString())
                .isZero();
        assertThat(run("sweep", "run", "--manifest=" + manifest, "--work=" + folder.resolve("walk")))
                .as(err.toString())
                .isZero();
        assertThat(run(
                        "sweep",
                        "report",
                        "--manifest=" + manifest,
                        "--work=" + folder.resolve("walk"),
                        "--report=" + folder.resolve("walked")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("8 of 8 jobs are done")
                .contains("rank")
                .contains("judged");
        assertThat(folder.resolve("walked/report.json")).content().contains("walk forward of funding-drift");
    }

    private JsonNode walked(String source, Path path) throws IOException {
        Path manifest = folder.resolve(source + ".json");
        assertThat(run(
                        "sweep",
                        "plan",
                        "--source=" + source,
                        "--path=" + path,
                        "--parameter=entryDrift=1",
                        "--walk-forward=PT90S,PT30S",
                        "--manifest=" + manifest))
                .as(err.toString())
                .isZero();
        return JsonMapper.shared().readTree(Files.readString(manifest)).at("/jobs");
    }

    @Test
    void windowsLieWithinTheDataWhereNoTimesAreGiven() throws IOException {
        long start = 1_772_323_200_000_000_000L;
        try (PastUnderTest past = new PastUnderTest()) {
            past.choices();
            JsonNode recorded = walked("captures", past.folder().resolve("recordings/" + PastUnderTest.RECORDING));
            assertThat(recorded).hasSizeBetween(2, 6);
            assertThat(recorded.at("/0/fromNanos").asLong()).isBetween(start, start + 10_000_000_000L);
            JsonNode imported = walked("history", past.folder());
            assertThat(imported).hasSizeBetween(1_000, 1_440);
            assertThat(imported.at("/0/fromNanos").asLong()).isBetween(start, start + 10_000_000_000L);
        }
    }

    @Test
    void whatCannotBePlannedIsSaidPlainly() {
        assertThat(run("sweep", "plan", "--parameter=entryDrfit=1,2")).isEqualTo(1);
        assertThat(err.toString()).contains("no parameter 'entryDrfit'");
        assertThat(run("sweep", "plan", "--fill=whole:open", "--parameter=entryDrift=1,2"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the fill model whole:open is of bars", "Maybe --fill=depth:risk-averse");
        assertThat(run("sweep", "run", "--manifest=" + folder.resolve("none.json")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.json");
    }
}
