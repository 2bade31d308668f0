package io.traider.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.feature.FeatureEngine;
import io.traider.model.TestModels.Model;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ring of vectors, and models that look back over it. */
class FeatureWindowTest {

    private static final int STEPS = 32;

    private final FeatureWindow window = new FeatureWindow(3);
    private final FloatBuffer target = FloatBuffer.allocate(3 * FeatureWindow.LONGEST);

    private static double[] step(int number) {
        return new double[] {number, -number, 0.5};
    }

    @Test
    void theLatestStepsAreWrittenOldestFirstHoweverOftenTheRingWentRound() {
        for (int pushed = 1; pushed <= 3 * FeatureWindow.LONGEST; pushed++) {
            window.push(step(pushed));
            int steps = Math.min(pushed, pushed % 7 == 0 ? FeatureWindow.LONGEST : 5);
            assertThat(window.size()).isEqualTo(Math.min(pushed, FeatureWindow.LONGEST));
            steps = Math.min(steps, window.size());
            assertThat(window.copy(steps, new int[] {1, 0}, target)).isEqualTo(-1);
            for (int i = 0; i < steps; i++) {
                assertThat(target.get(2 * i + 1)).isEqualTo(pushed - steps + 1 + i);
                assertThat(target.get(2 * i)).isEqualTo(-(pushed - steps + 1 + i));
            }
        }
    }

    @Test
    void whatIsNotFiniteIsFoundUntilItHasLeftTheWindow() {
        window.push(new double[] {1, Double.NaN, 1});
        window.push(step(1));
        assertThat(window.copy(2, new int[] {0, 1}, target)).isEqualTo(1);
        assertThat(window.copy(2, new int[] {0, 2}, target)).isEqualTo(-1);
        assertThat(window.copy(1, new int[] {0, 1}, target)).isEqualTo(-1);
        window.clear();
        assertThat(window.size()).isZero();
        assertThatThrownBy(() -> window.push(new double[2])).hasMessageContaining("2 features, the window has 3");
    }

    @Test
    void aSequenceModelScoresAWindowAsTheRuntimeDoes() {
        Model made = TestModels.lstm("memory", 1, STEPS, 16, 32, 250, 11);
        FeatureWindow of = new FeatureWindow(FeatureEngine.SET.size());
        Random random = new Random(5);
        try (OnnxModel model = made.load(FeatureEngine.SET)) {
            List<Double> flat = new ArrayList<>();
            double[] last = {};
            for (int i = 0; i < STEPS; i++) {
                assertThat(model.score(last, of)).isNaN();
                assertThat(model.refusal()).isEqualTo("window has " + i + " of 32 steps");
                last = TestModels.vector(FeatureEngine.SET, random);
                of.push(last);
                for (String input : made.card().inputs()) {
                    flat.add(last[FeatureEngine.SET.indexOf(input)]);
                }
            }
            double score = model.score(last, of);
            ModelCard golden = card(made.card(), new ModelCard.Golden(flat, score));
            try (OnnxModel again = OnnxModel.load(made.onnx(), golden, FeatureEngine.SET)) {
                assertThat(again.score(last, of)).isEqualTo(score);
            }
            assertThatThrownBy(() -> OnnxModel.load(
                            made.onnx(),
                            card(made.card(), new ModelCard.Golden(flat, score + 0.01)),
                            FeatureEngine.SET))
                    .hasMessageContaining("its card says");
            double[] broken = last.clone();
            broken[FeatureEngine.SET.indexOf("topImbalance")] = Double.POSITIVE_INFINITY;
            of.push(broken);
            assertThat(model.score(broken, of)).isNaN();
            assertThat(model.refusal()).isEqualTo("topImbalance is not finite in step 32 of 32 of the window");
            for (int i = 0; i < STEPS; i++) {
                of.push(last);
            }
            assertThat(model.score(last, of)).isBetween(0.0, 1.0);
            double[] alone = last;
            assertThatThrownBy(() -> model.score(alone)).hasMessageContaining("reads a window of 32 steps");
        }
    }

    private static ModelCard card(ModelCard of, ModelCard.Golden golden) {
        return new ModelCard(
                of.name(),
                of.version(),
                of.featureSet(),
                of.inputs(),
                of.predicts(),
                of.trainedOn(),
                of.figures(),
                of.limits(),
                of.sha256(),
                List.of(golden),
                of.steps(),
                of.stepMillis());
    }

    @Test
    void aCardIsReadAsItIsWritten() {
        ModelCard card = TestModels.lstm("memory", 1, 4, 3, 2, 250, 1).card();
        ModelCard read = ModelCard.parse(card.text());
        assertThat(read.steps()).isEqualTo(4);
        assertThat(read.stepMillis()).isEqualTo(250);
        assertThat(read.golden()).isEqualTo(card.golden());
        assertThat(read.hash()).isEqualTo(card.hash());
        assertThatThrownBy(() -> ModelCard.parse(card.text().replace("steps: 4", "steps: 257")))
                .hasMessageContaining("257");
        assertThatThrownBy(() -> ModelCard.parse(card.text().replace("steps: 4", "steps: 5")))
                .hasMessageContaining("12 values, the model reads 15");
        assertThat(read.golden().getFirst().score()).isCloseTo(0.5, within(0.5));
    }
}
