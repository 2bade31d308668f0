package io.traider.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.FeatureSet;
import io.traider.domain.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxModelTest {

    private static final Path FOLDER = Path.of("models/onnx/direction/1");

    private static byte[] onnx() throws IOException {
        return Files.readAllBytes(FOLDER.resolve("model.onnx"));
    }

    private static String card() throws IOException {
        return Files.readString(FOLDER.resolve("card.yml"));
    }

    /** A set that has the card's inputs among others, and in another order. */
    private static FeatureSet shuffled(ModelCard card) {
        List<String> names = new ArrayList<>(card.inputs());
        names.add("somethingElse");
        Collections.reverse(names);
        return new FeatureSet("market", 1, names);
    }

    private static double[] features(FeatureSet set, ModelCard card, ModelCard.Golden golden) {
        double[] features = new double[set.size()];
        Arrays.fill(features, Double.NaN);
        for (int i = 0; i < card.inputs().size(); i++) {
            features[set.indexOf(card.inputs().get(i))] = golden.inputs().get(i);
        }
        return features;
    }

    @Test
    void reproducesItsGoldenVectorsByName() throws IOException {
        ModelCard card = ModelCard.parse(card());
        FeatureSet set = shuffled(card);
        try (OnnxModel model = OnnxModel.load(onnx(), card, set)) {
            for (ModelCard.Golden golden : card.golden()) {
                assertThat(model.score(features(set, card, golden))).isCloseTo(golden.score(), within(1e-6));
            }
            assertThat(model.refusals()).isZero();
        }
    }

    @Test
    void theShippedModelLoadsFromTheClassPath() {
        ModelCard card = ModelCard.parse(text());
        try (OnnxModel model = OnnxModel.shipped("direction", 1, shuffled(card))) {
            assertThat(model.name()).isEqualTo("direction-1");
            assertThat(model.hash()).isEqualTo(card.sha256());
        }
    }

    @Test
    void whatIsNotFiniteIsRefusedAndCounted() throws IOException {
        ModelCard card = ModelCard.parse(card());
        FeatureSet set = shuffled(card);
        try (OnnxModel model = OnnxModel.load(onnx(), card, set)) {
            double[] features = features(set, card, card.golden().getFirst());
            double known = model.score(features);
            for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300}) {
                double[] broken = features.clone();
                broken[set.indexOf("rsi")] = odd;
                Score score = model.toScore(broken);
                assertThat(score.refused()).isTrue();
                assertThat(score.value()).isNaN();
                assertThat(score.refusal()).isEqualTo("rsi is " + odd);
            }
            assertThat(model.refusals()).isEqualTo(4);
            Score score = model.toScore(features);
            assertThat(score.refused()).isFalse();
            assertThat(score.value()).isEqualTo(known);
        }
    }

    @Test
    void scoresAreProbabilitiesThatDependOnTheInputs() throws IOException {
        long seed = 11;
        Random random = new Random(seed);
        ModelCard card = ModelCard.parse(card());
        FeatureSet set = shuffled(card);
        try (OnnxModel model = OnnxModel.load(onnx(), card, set)) {
            double[] features = features(set, card, card.golden().getFirst());
            double low = 1;
            double high = 0;
            for (int i = 0; i < 1_000; i++) {
                features[random.nextInt(features.length)] = random.nextGaussian();
                features[set.indexOf("somethingElse")] = Double.NaN;
                double score = model.score(features);
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
            assertThat(low).as("seed %d", seed).isBetween(0.0, 0.45);
            assertThat(high).as("seed %d", seed).isBetween(0.55, 1.0);
        }
    }

    @Test
    void bytesThatAreNotTheCardsDoNotLoad() throws IOException {
        byte[] changed = onnx();
        changed[changed.length / 2] ^= 1;
        ModelCard card = ModelCard.parse(card());
        assertThatThrownBy(() -> OnnxModel.load(changed, card, shuffled(card))).hasMessageContaining("its card says");
    }

    @Test
    void aModelThatScoresOtherwiseThanItsCardDoesNotLoad() throws IOException {
        ModelCard card = ModelCard.parse(card().replaceFirst("score: 0\\.", "score: 1."));
        assertThatThrownBy(() -> OnnxModel.load(onnx(), card, shuffled(card))).hasMessageContaining("its card says 1.");
    }

    @Test
    void anotherFeatureSetDoesNotGoWithIt() throws IOException {
        ModelCard card = ModelCard.parse(card());
        FeatureSet other = new FeatureSet("market", 2, card.inputs());
        assertThatThrownBy(() -> OnnxModel.load(onnx(), card, other))
                .hasMessage("model direction-1 reads market-1, not market-2");
        FeatureSet poorer = new FeatureSet("market", 1, card.inputs().subList(1, 3));
        assertThatThrownBy(() -> OnnxModel.load(onnx(), card, poorer)).hasMessageContaining("no feature 'spreadBps'");
    }

    @Test
    void aCardSaysWhichFieldIsWrong() {
        assertThatThrownBy(() -> ModelCard.parse(text().replace("limits:", "limit:")))
                .hasMessageContaining("'limits' is null");
        assertThatThrownBy(() -> ModelCard.parse(text().replace("version: 1", "version: one")))
                .hasMessageContaining("'version' is one");
        assertThatThrownBy(() -> ModelCard.parse("- a list")).hasMessageContaining("a map of fields");
    }

    private static String text() {
        try {
            return card();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
