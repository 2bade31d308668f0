package io.traider.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.FeatureSet;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model of two trees, written by hand as LightGBM would, run by ONNX Runtime. */
class OnnxTreesTest {

    /** The threshold 0.1 lies between two floats. */
    private static final String MODEL = """
            tree
            version=v4

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=0 1
            threshold=0.1 -2.5
            left_child=1 -1
            right_child=-3 -2
            leaf_value=0.5 -0.25 1

            Tree=1
            num_leaves=1
            num_cat=0
            leaf_value=0.125

            end of trees
            """;

    private static double logistic(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    @Test
    void scoresLikeTheTreesItWasMadeOf() throws Exception {
        byte[] onnx = OnnxTrees.write(Trees.parse(MODEL), 2, "test", 1, "test");
        FeatureSet set = new FeatureSet("test", 1, List.of("a", "b"));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        List<ModelCard.Golden> golden = List.of(new ModelCard.Golden(List.of(0.0, -3.0), logistic(0.625)));
        ModelCard card = new ModelCard("test", 1, "test-1", set.names(), "", "", Map.of(), List.of(), hash, golden);
        try (OnnxModel model = OnnxModel.load(onnx, card, set)) {
            assertThat(model.score(new double[] {0, -2.5})).isCloseTo(logistic(0.625), within(1e-7));
            assertThat(model.score(new double[] {0, -2.4})).isCloseTo(logistic(-0.125), within(1e-7));
            assertThat(model.score(new double[] {0.2, -9})).isCloseTo(logistic(1.125), within(1e-7));
            float above = 0.1f;
            assertThat((double) above).isGreaterThan(0.1);
            assertThat(model.score(new double[] {above, -9}))
                    .as("0.1f is more than the threshold 0.1")
                    .isCloseTo(logistic(1.125), within(1e-7));
            assertThat(model.score(new double[] {Math.nextDown(above), -9})).isCloseTo(logistic(0.625), within(1e-7));
        }
    }
}
