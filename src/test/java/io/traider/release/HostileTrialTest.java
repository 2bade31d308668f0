package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.traider.model.Cards;
import io.traider.model.Trial;
import io.traider.model.gate.GateReport;
import io.traider.model.gate.HostileModels;
import io.traider.model.gate.ModelGate;
import io.traider.model.gate.ModelShape;
import io.traider.model.gate.Mutants;
import io.traider.model.gate.Onnx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ONNX Runtime does with files that the gate refuses, and with those that it lets through; in a process of their own. */
@Tag("slow")
class HostileTrialTest {

    private static final List<String> INPUTS = Cards.features(4);
    private static final TrialSettings QUICK =
            new TrialSettings(Duration.ofSeconds(30), 512, 20, Duration.ofSeconds(1));

    /** As many as take some seconds; -Dmutants=1000 tries more. */
    private static final int MUTANTS = Integer.getInteger("mutants", 60);

    private static Trial tried(TrialSettings settings, byte[] onnx) throws IOException {
        try (TrialProcess process = TrialProcess.start(settings, TrialChild.class)) {
            return process.run(onnx, Cards.unscored(onnx, 0, INPUTS));
        }
    }

    @Test
    void withoutTheGateALoopDoesNotEnd() throws IOException {
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(Onnx.value("i", Onnx.INT64))
                .addInput(Onnx.value("go", 9))
                .addInput(Onnx.value("in", Onnx.FLOAT, -1, 1))
                .addOutput(Onnx.value("on", 9))
                .addOutput(Onnx.value("out", Onnx.FLOAT, -1, 1))
                .addNode(Onnx.node("Identity", List.of("go"), List.of("on")))
                .addNode(Onnx.node("Identity", List.of("in"), List.of("out")).setName("same"))
                .build();
        ModelProto.Builder model = Onnx.mlp(4, 3);
        model.getGraphBuilder()
                .addInitializer(Onnx.wholes("times", new long[0], Long.MAX_VALUE))
                .addInitializer(
                        TensorProto.newBuilder().setName("yes").setDataType(9).addInt32Data(1))
                .addNode(Onnx.node("Loop", List.of("times", "yes", "score"), List.of("end"))
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("body")
                                .setType(AttributeProto.AttributeType.GRAPH)
                                .setG(body)))
                .setOutput(0, Onnx.value("end", Onnx.FLOAT, -1, 1));
        assertThat(tried(QUICK.limit(Duration.ofSeconds(8)), model.build().toByteArray())
                        .findings())
                .singleElement()
                .asString()
                .startsWith("it took longer than 8.0 s to try");
    }

    @Test
    @Tag("thorough")
    void withoutTheGateAConstantTakesWhatMemoryThereIs() throws IOException {
        ModelProto.Builder model = Onnx.mlp(4, 3);
        model.getGraphBuilder()
                .addInitializer(Onnx.wholes("shape", new long[] {2}, 1, 1L << 30))
                .addNode(Onnx.node("ConstantOfShape", List.of("shape"), List.of("bomb")))
                .addNode(Onnx.node("Add", List.of("bomb", "score"), List.of("sum")))
                .addNode(Onnx.node("ReduceMax", List.of("sum"), List.of("largest"))
                        .addAttribute(Onnx.ints("axes", 1)))
                .setOutput(0, Onnx.value("largest", Onnx.FLOAT, -1, 1));
        assertThat(tried(QUICK, model.build().toByteArray()).findings())
                .singleElement()
                .asString()
                .containsAnyOf("more memory", "the process that tries it ended with");
    }

    @Test
    @Tag("thorough")
    void withoutTheGateARecurrenceReadsBehindItsWeights() throws IOException {
        byte[] onnx = HostileModels.overReading().build().toByteArray();
        try (TrialProcess process = TrialProcess.start(QUICK, TrialChild.class)) {
            assertThat(process.run(onnx, Cards.unscored(onnx, 8, INPUTS)).findings())
                    .as("what lies behind its weights is taken for some, without a word")
                    .isNotEmpty()
                    .noneSatisfy(finding -> assertThat(finding.message()).startsWith("it does not "));
        }
        assertThat(ModelGate.check(onnx).findings()).singleElement().asString().contains("'R' has the dimensions");
    }

    /** One process for many of them, so that one which harms it would be seen in those that follow. */
    @Test
    void mutantsThatPassTheGateHarmNobody() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of the mutants: " + seed);
        Random random = new Random(seed);
        List<byte[]> models = List.of(
                Onnx.mlp(4, 3).build().toByteArray(),
                Onnx.logistic(4).build().toByteArray(),
                Onnx.trees(3, 3, 4).build().toByteArray(),
                Onnx.classifier(3, 3, 4).build().toByteArray(),
                Onnx.lstm(8, 4, 3).build().toByteArray());
        int tried = 0;
        int scored = 0;
        try (TrialProcess process = TrialProcess.start(QUICK, TrialChild.class)) {
            for (int i = 0; tried < MUTANTS; i++) {
                byte[] mutant = Mutants.of(models.get(i % models.size()), random);
                GateReport gate = ModelGate.check(mutant);
                ModelShape shape = gate.shape();
                if (shape != null) {
                    String card = Cards.unscored(mutant, shape.steps(), Cards.features(shape.features()));
                    Trial trial = process.run(mutant, card);
                    tried++;
                    scored += trial.figures() != null ? 1 : 0;
                    assertThat(process.alive())
                            .as("seed %d, mutant %d: %s", seed, i, trial.findings())
                            .isTrue();
                }
            }
        }
        System.out.println(scored + " of " + tried + " mutants that passed the gate scored");
        assertThat(scored).isPositive();
    }
}
