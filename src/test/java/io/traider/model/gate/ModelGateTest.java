package io.traider.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.traider.model.ModelFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelGateTest {

    private static final int MUTANTS = 10_000;

    static Stream<HostileModels.Case> hostile() throws IOException {
        return HostileModels.all().stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAndSaysWhy(HostileModels.Case file) {
        GateReport report = ModelGate.check(file.bytes());
        assertThat(report.passed()).isFalse();
        assertThat(report.shape()).isNull();
        assertThat(report.findings())
                .as("findings: %s", report.findings())
                .anySatisfy(finding -> assertThat(finding.toString()).contains(file.says()));
    }

    @Test
    void theCorpusIsLargeAndEachFileIsTheOnlyOneOfItsName() throws IOException {
        List<String> names =
                HostileModels.all().stream().map(HostileModels.Case::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    static Map<String, byte[]> valid() throws IOException {
        Map<String, byte[]> models = new LinkedHashMap<>();
        models.put("direction", Files.readAllBytes(Path.of("models/onnx/direction/1/model.onnx")));
        models.put("mlp", Onnx.mlp(4, 3).build().toByteArray());
        models.put("logistic", Onnx.logistic(4).build().toByteArray());
        models.put("trees", Onnx.trees(3, 3, 4).build().toByteArray());
        models.put("classifier", Onnx.classifier(3, 3, 4).build().toByteArray());
        models.put("lstm", Onnx.lstm(8, 4, 3).build().toByteArray());
        models.put("lstm of any batch", Onnx.lstmOfAnyBatch(8, 4, 3).build().toByteArray());
        return models;
    }

    @Test
    void passesWhatExportersWriteAndSaysWhatItReads() throws IOException {
        valid().forEach((name, bytes) ->
                assertThat(ModelGate.check(bytes).findings()).as(name).isEmpty());
        assertThat(ModelGate.check(valid().get("lstm")).shape().reads()).isEqualTo("8 steps of 4 features");
        assertThat(ModelGate.check(valid().get("direction")).shape())
                .isEqualTo(new ModelShape("features", 0, 20, "score", 2, Map.of()));
        assertThat(ModelGate.check(valid().get("logistic")).shape().output()).isEqualTo("probabilities");
    }

    @Test
    void findingsNameTheNodeTheValueAndWhatToTry() throws IOException {
        ModelFinding finding = ModelGate.check(HostileModels.named("ZipMap").bytes())
                .findings()
                .getFirst();
        assertThat(finding)
                .isEqualTo(ModelFinding.problem(
                        "node 'zipmap' (ZipMap)",
                        "operator 'ai.onnx.ml.ZipMap' is not allowed",
                        "ai.onnx.ml.ZipMap",
                        "Maybe export with zipmap=False, so that probabilities are a tensor"));
    }

    @Test
    void findsSeveralThingsAtOnceAndNotWithoutEnd() {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        for (int i = 0; i < 200; i++) {
            model.getGraphBuilder().addNode(Onnx.node("NonZero", List.of("x"), List.of("y" + i)));
        }
        assertThat(ModelGate.check(model.build().toByteArray()).findings()).hasSize(Limits.FINDINGS);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        assertThat(ModelGate.check(new byte[ModelGate.MOST_BYTES + 1]).findings())
                .singleElement()
                .extracting(ModelFinding::message)
                .asString()
                .contains("more than 104857600");
    }

    /** Changes valid models; what comes out is refused or passes, and nothing else ever happens. */
    @Test
    void mutantsAreRefusedOrPass() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of the mutants: " + seed);
        Random random = new Random(seed);
        List<byte[]> models = List.copyOf(valid().values());
        int passed = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = Mutants.of(models.get(i % models.size()), random);
            GateReport report = ModelGate.check(mutant);
            passed += report.passed() ? 1 : 0;
            assertThat(report.passed()).isEqualTo(report.shape() != null);
            assertThat(report.findings()).as("seed %d, mutant %d", seed, i).allSatisfy(finding -> {
                assertThat(finding.message()).isNotBlank().doesNotContain("cannot be understood");
                assertThat(finding.toString().length()).isLessThan(1_500);
            });
        }
        System.out.println(passed + " of " + MUTANTS + " mutants passed");
        assertThat(passed).as("seed %d", seed).isBetween(1, MUTANTS - 1);
    }

    @Test
    void theStartOfAnyModelIsRefusedOrPasses() throws IOException {
        for (byte[] model : valid().values()) {
            for (int i = 0; i < 200; i++) {
                byte[] start = Arrays.copyOf(model, (int) ((long) model.length * i / 200));
                assertThat(ModelGate.check(start).passed()).isFalse();
            }
        }
    }
}
