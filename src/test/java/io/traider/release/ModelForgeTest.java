package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import io.traider.domain.FeatureSet;
import io.traider.feature.FeatureEngine;
import io.traider.model.Cards;
import io.traider.model.ModelFinding;
import io.traider.model.gate.HostileModels;
import io.traider.model.gate.Onnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class ModelForgeTest {

    private static final List<String> INPUTS = Cards.features(4);
    private static final FeatureSet SET = new FeatureSet("market", 1, Cards.features(6));
    private static final TrialSettings SETTINGS =
            new TrialSettings(Duration.ofSeconds(60), 512, 300, Duration.ofMillis(500));
    private static final byte[] MLP = Onnx.mlp(4, 3).build().toByteArray();

    private static ModelReport check(TrialSettings settings, byte[] onnx, String card) {
        return new ModelForge(settings, SET).check(onnx, card);
    }

    private static ModelReport check(byte[] onnx, String card) {
        return check(SETTINGS, onnx, card);
    }

    private static String card() throws Exception {
        return Cards.of(MLP, 0, INPUTS);
    }

    private static void refuses(String changed, String says) {
        assertThat(check(MLP, changed).problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains(says));
    }

    @Test
    void passesWhatExportersWriteAndMeasuresIt() throws Exception {
        Map<byte[], Integer> models = new LinkedHashMap<>();
        models.put(MLP, 0);
        models.put(Onnx.logistic(4).build().toByteArray(), 0);
        models.put(Onnx.classifier(20, 4, 4).build().toByteArray(), 0);
        models.put(Onnx.lstmOfAnyBatch(8, 4, 3).build().toByteArray(), 8);
        for (Map.Entry<byte[], Integer> model : models.entrySet()) {
            ModelReport report = check(model.getKey(), Cards.of(model.getKey(), model.getValue(), INPUTS));
            assertThat(report.problems()).isEmpty();
            assertThat(report.ok()).isTrue();
            assertThat(report.model()).isEqualTo("test-1");
            assertThat(report.figures().rows()).isEqualTo(300);
            assertThat(report.figures().p50Micros())
                    .isPositive()
                    .isLessThanOrEqualTo(report.figures().p99Micros());
            assertThat(report.figures().goldenApart()).isLessThan(1e-5);
            JsonNode json = JsonMapper.builder().build().valueToTree(report);
            assertThat(json.get("ok").asBoolean()).isTrue();
            assertThat(json.get("figures").get("budgetMicros").asDouble()).isEqualTo(500_000);
        }
    }

    @Test
    void theShippedModelIsInOrder() throws IOException {
        Path folder = Path.of("models/onnx/direction/1");
        ModelReport report = new ModelForge(SETTINGS, FeatureEngine.SET)
                .check(Files.readAllBytes(folder.resolve("model.onnx")), Files.readString(folder.resolve("card.yml")));
        assertThat(report.problems()).isEmpty();
        assertThat(report.reads()).isEqualTo("20 features");
        assertThat(report.findings())
                .extracting(ModelFinding::where)
                .containsExactly("rows with NaN or infinity in them");
    }

    @Test
    void whatTheGateRefusesIsNotTried() throws IOException {
        ModelForge forge = new ModelForge(SETTINGS, SET, NoChild.class);
        byte[] bytes = HostileModels.named("tree that leads in a circle").bytes();
        ModelReport report = forge.check(bytes, Cards.unscored(bytes, 0, INPUTS));
        assertThat(report.ok()).isFalse();
        assertThat(report.figures()).isNull();
        assertThat(report.problems()).singleElement().asString().contains("which stands before it");
    }

    /** Ends with a number that would be seen. */
    static final class NoChild {
        public static void main(String[] args) {
            System.exit(77);
        }
    }

    @Test
    void aCardThatDoesNotBelongToTheModelIsRefused() throws Exception {
        String card = card();
        refuses(card.replaceAll("sha256: ....", "sha256: 0000"), "card, sha256: the file's SHA-256 is ");
        refuses(card.replace("market-1", "market-2"), "the platform computes market-1, the model reads market-2");
        refuses(card.replace("f3]", "f9]"), "market-1 has no feature 'f9'");
        refuses(card.replace("f3]", "F3]"), "market-1 has no feature 'F3'. Maybe 'f3'");
        refuses(
                Cards.unscored(MLP, 0, Cards.features(5)),
                "card, inputs: the model reads 4 features, the card names 5 features");
        refuses(
                Cards.unscored(MLP, 8, INPUTS),
                "card, steps: the model reads 4 features, the card names 8 steps of 4 features");
        refuses(card.replace("target: up\n", ""), "card, target: the card does not say it");
        refuses(
                card.replace("target: up", "target: volatility"),
                "card, target: nobody here can say whether what foretells 'volatility' comes true. Maybe one of"
                        + " direction, long, short, up");
        refuses(card.replace("horizon: 5s\n", ""), "card, horizon: the card does not say it");
        refuses(card.replaceAll("span: .*\n", ""), "card, span: the card does not say it");
        refuses(card.replace("{auc: 0.5}", "{}"), "card, figures: the card does not say it");
        ModelProto.Builder pretends = Onnx.mlp(4, 3);
        pretends.addMetadataPropsBuilder().setKey("featureSet").setValue("market-9");
        byte[] onnx = pretends.build().toByteArray();
        assertThat(check(onnx, Cards.of(onnx, 0, INPUTS)).problems())
                .singleElement()
                .asString()
                .contains("metadata 'featureSet': the file says market-9, the card says market-1");
    }

    @Test
    void aCardThatIsNoneIsRefused() throws Exception {
        String card = card();
        refuses("", "a model card is a map of fields");
        refuses("- list", "a model card is a map of fields");
        refuses("a: [", "a model card is YAML, and this is not");
        refuses("!!javax.script.ScriptEngineManager [x]", "a model card is YAML, and this is not");
        refuses("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "a model card is YAML, and this is not");
        refuses("a: ".repeat(10) + "[".repeat(100_000), "a model card is YAML, and this is not");
        refuses(card + "name: other\n", "a model card is YAML, and this is not");
        refuses(card.replaceFirst("score: [0-9.E-]+", "score: .nan"), "'golden.score' is NaN");
        refuses(card.replaceFirst("inputs: \\[[0-9.E-]+,", "inputs: [.inf,"), "'golden.inputs' is Infinity");
        refuses(card.replaceFirst("inputs: \\[[0-9.E-]+, ", "inputs: ["), "has 3 values, the model reads 4");
        refuses(card.replace("name: test", "name: ../../etc"), "'name' is ../../etc");
        refuses(card.replace("version: 1", "version: 1e99"), "'version' is 1.0E99");
        refuses(card.replace("version: 1", "version: -1"), "'version' is -1");
        refuses(card.replace("horizon: 5s", "horizon: soon"), "'horizon' is soon");
        refuses(card.replace("to: 2026-02", "to: 2025-02"), "'span.to' is ");
        refuses(card.replace("steps: 0", "steps: 100000"), "'steps' is 100000");
    }

    @Test
    void aModelThatScoresOtherwiseThanItsCardIsRefused() throws Exception {
        ModelReport report = check(MLP, card().replaceFirst("score: 0\\.", "score: 1."));
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("golden vector 1: it scores 0.")
                .contains(", the card says 1.");
        assertThat(report.figures()).isNotNull();
    }

    @Test
    void aModelWhoseScoresAreNoProbabilitiesIsRefused() throws Exception {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        model.getGraphBuilder()
                .addNode(Onnx.node("Neg", List.of("score"), List.of("negative")))
                .setOutput(0, Onnx.value("negative", Onnx.FLOAT, -1, 1));
        byte[] onnx = model.build().toByteArray();
        assertThat(check(onnx, Cards.of(onnx, 0, INPUTS)).problems())
                .singleElement()
                .asString()
                .startsWith("rows like its golden vectors: 260 of 260 have a score beyond 0 and 1, for example -0.")
                .contains("no probability of 'up'");
    }

    @Test
    void aModelThatIsTooSlowIsRefused() throws Exception {
        assertThat(check(SETTINGS.budget(Duration.ofNanos(1)), MLP, card()).problems())
                .singleElement()
                .asString()
                .contains("of 300 rows a hundredth took ")
                .contains("the budget is 0 µs");
    }

    @Test
    void aModelThatOnnxRuntimeDoesNotTakeIsRefused() {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        model.getGraphBuilder().setInitializer(3, Onnx.numbers("b2", 1, 9));
        byte[] onnx = model.build().toByteArray();
        assertThat(check(onnx, Cards.unscored(onnx, 0, INPUTS)).problems())
                .singleElement()
                .asString()
                .startsWith("it does not load: ");
    }

    /** Each node doubles what it gets: the gate sees nothing wrong, forty of them want a terabyte. */
    @Test
    void memoryIsBounded() {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        GraphProto.Builder graph = model.getGraphBuilder();
        for (int i = 0; i < 40; i++) {
            String in = i == 0 ? "h" : "d" + (i - 1);
            graph.addNode(Onnx.node("Concat", List.of(in, in), List.of("d" + i))
                    .setName("double " + i)
                    .addAttribute(Onnx.number("axis", 1)));
        }
        graph.addNode(Onnx.node("ReduceMax", List.of("d39"), List.of("largest")).addAttribute(Onnx.ints("axes", 1)))
                .setOutput(0, Onnx.value("largest", Onnx.FLOAT, -1, 1));
        byte[] onnx = model.build().toByteArray();
        ModelReport report = check(onnx, Cards.unscored(onnx, 0, INPUTS));
        assertThat(report.problems())
                .singleElement()
                .asString()
                .containsAnyOf("more memory", "the process that tries it ended with");
    }

    /** A product of thousand-fold matrices at each of hundreds of nodes. */
    @Test
    void timeIsBoundedAndTheReportSaysWhereItWent() {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        GraphProto.Builder graph = model.getGraphBuilder();
        graph.addInitializer(Onnx.wholes("square", new long[] {2}, 1_000, 1_000))
                .addInitializer(Onnx.wholes("first", new long[] {1}, 1))
                .addNode(Onnx.node("ReduceMax", List.of("h"), List.of("most")))
                .addNode(Onnx.node("Expand", List.of("most", "square"), List.of("p0")));
        for (int i = 0; i < 4_000; i++) {
            graph.addNode(Onnx.node("MatMul", List.of("p" + i, "p" + i), List.of("p" + (i + 1)))
                    .setName("square " + i));
        }
        graph.addNode(Onnx.node("ReduceMax", List.of("p4000"), List.of("largest"))
                        .setName("last"))
                .setOutput(0, Onnx.value("largest", Onnx.FLOAT, 1, 1));
        byte[] onnx = model.build().toByteArray();
        ModelReport report = check(SETTINGS.limit(Duration.ofSeconds(8)), onnx, Cards.unscored(onnx, 0, INPUTS));
        assertThat(report.problems())
                .singleElement()
                .asString()
                .matches("it took longer than 8.0 s to try; it was to (start|load)\\. Maybe a smaller model.*");
    }

    @Test
    void aProcessThatDiesOrTalksNonsenseIsAFinding() throws Exception {
        for (Class<?> child : List.of(NoChild.class, FoundryTest.GarbageChild.class, FoundryTest.HugeChild.class)) {
            assertThat(new ModelForge(SETTINGS, SET, child).check(MLP, card()).problems())
                    .as(child.getSimpleName())
                    .singleElement()
                    .asString()
                    .startsWith("the process that tries it ")
                    .contains("it was to start");
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        long pid;
        Path folder;
        try (TrialProcess process = TrialProcess.start(SETTINGS, TrialChild.class)) {
            pid = process.pid();
            folder = process.folder();
            assertThat(process.run(MLP, card()).figures()).isNotNull();
            assertThat(folder).isDirectory();
        }
        ProcessHandle.of(pid).ifPresent(child -> child.onExit().join());
        assertThat(folder).doesNotExist();
    }
}
