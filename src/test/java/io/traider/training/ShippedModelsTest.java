package io.traider.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.feature.FeatureEngine;
import io.traider.model.FeatureWindow;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.gate.ModelGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model that the platform ships with, by what its training program wrote. */
class ShippedModelsTest {

    private static final Path FOLDER = Path.of("models/onnx");
    private static final Path STACK = FOLDER.resolve("direction-stack/1/score.yml");

    private static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.endsWith("model.onnx")).map(Path::getParent).sorted().toList().stream();
        }
    }

    private static OnnxModel load(Path folder) {
        try {
            ModelCard card = ModelCard.parse(Files.readString(folder.resolve("card.yml")));
            return OnnxModel.load(Files.readAllBytes(folder.resolve("model.onnx")), card, FeatureEngine.SET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OnnxModel member(ScoreSpec.Member member) {
        return load(FOLDER.resolve(member.model() + "/" + member.version()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void loadsReproducesItsGoldenVectorsAndSaysHowGoodItIs(Path folder) throws IOException {
        try (OnnxModel model = load(folder)) {
            ModelCard card = model.card();
            assertThat(FOLDER.resolve(card.name() + "/" + card.version())).isEqualTo(folder);
            byte[] onnx = Files.readAllBytes(folder.resolve("model.onnx"));
            assertThat(onnx.length).isLessThan(1 << 20);
            assertThat(ModelGate.check(onnx).findings()).isEmpty();
            assertThat(card.figures()).containsKeys("simulatedAuc", "recordedAuc", "simulatedRows", "recordedRows");
            assertThat(card.limits()).anyMatch(limit -> limit.contains("simulator"));
            assertThat(card.golden())
                    .allSatisfy(golden -> assertThat(golden.score()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void thereAreTreesASequenceAndALine() throws IOException {
        assertThat(models().map(folder -> folder.getParent().getFileName().toString()))
                .contains("direction-gbt", "direction-lstm", "direction-logistic");
    }

    @Test
    void theStackAddsUpWhatItsMembersSayAndRefusesUntilTheWindowIsFull() throws IOException {
        ScoreSpec spec = ScoreSpec.parse(Files.readString(STACK));
        assertThat(spec.members())
                .extracting(ScoreSpec.Member::model)
                .containsExactly("direction-gbt", "direction-lstm", "direction-logistic");
        try (ScoreSource stack = ScoreSource.of(spec, ShippedModelsTest::member);
                OnnxModel trees = member(spec.members().get(0));
                OnnxModel sequence = member(spec.members().get(1));
                OnnxModel line = member(spec.members().get(2))) {
            FeatureWindow window = new FeatureWindow(FeatureEngine.SET.size());
            double[] features = {};
            for (int step = 0; step < sequence.card().steps(); step++) {
                assertThat(stack.score(new double[FeatureEngine.SET.size()], window))
                        .as("after %d steps", step)
                        .isNaN();
                assertThat(stack.refusal()).contains("direction-lstm");
                features = vector(sequence.card(), step);
                window.push(features);
            }
            double total = spec.intercept();
            for (OnnxModel model : List.of(trees, sequence, line)) {
                double p = model.score(features, window);
                int at = List.of(trees, sequence, line).indexOf(model);
                total += spec.members().get(at).weight() * Math.log(p / (1 - p));
            }
            assertThat(stack.score(features, window)).isCloseTo(1 / (1 + Math.exp(-total)), within(1e-9));
            assertThat(sequence.score(features, window))
                    .isCloseTo(sequence.card().golden().getFirst().score(), within(1e-6));
        }
    }

    /** A step of the first golden window; what the sequence does not read is nought. */
    private static double[] vector(ModelCard card, int step) {
        double[] features = new double[FeatureEngine.SET.size()];
        int inputs = card.inputs().size();
        for (int i = 0; i < inputs; i++) {
            features[FeatureEngine.SET.indexOf(card.inputs().get(i))] =
                    card.golden().getFirst().inputs().get(step * inputs + i);
        }
        return features;
    }
}
