package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.feature.FeatureEngine;
import io.traider.model.ModelFinding;
import io.traider.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the programs in models/training made of the simulated market by Python's libraries, as a quant would upload it. */
@Tag("slow")
class TrainedElsewhereTest {

    private static final ModelForge FORGE = new ModelForge(
            new TrialSettings(Duration.ofSeconds(60), 512, 300, Duration.ofMillis(500)), FeatureEngine.SET);

    private static byte[] onnx(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/models", name, "1/model.onnx"));
    }

    private static String card(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/models", name, "1/card.yml"));
    }

    @ParameterizedTest
    @CsvSource({
        "sklearn-logistic, scikit-learn 1.9.1, 20 features",
        "lightgbm-trees, LightGBM 4.7.0, 20 features",
        "pytorch-lstm, PyTorch 2.13.0+cpu, 32 steps of 16 features"
    })
    void passesTheGateAndTheTrialAndReproducesItsLibrarysScores(String name, String by, String reads)
            throws IOException {
        ModelReport report = FORGE.check(onnx(name), card(name));
        assertThat(report.problems()).isEmpty();
        assertThat(report.ok()).isTrue();
        assertThat(card(name)).contains("trainedOn: '" + by);
        assertThat(report.reads()).isEqualTo(reads);
        assertThat(report.figures())
                .isNotNull()
                .satisfies(figures -> assertThat(figures.goldenApart()).isLessThan(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"sklearn-logistic", "lightgbm-trees", "pytorch-lstm"})
    void aScoreThatItsLibraryDidNotGiveIsRefused(String name) throws IOException {
        String card = card(name).replaceFirst("score: 0\\.\\d+", "score: 0.999");
        assertThat(FORGE.check(onnx(name), card).problems())
                .singleElement()
                .extracting(ModelFinding::message)
                .asString()
                .contains("0.999");
        byte[] changed = onnx(name);
        changed[changed.length - 40] ^= 0x40;
        assertThat(FORGE.check(changed, card(name)).problems())
                .as("another file")
                .isNotEmpty();
        assertThat(FORGE.check(
                                changed,
                                card(name).replaceFirst("sha256: \\p{XDigit}+", "sha256: " + OnnxModel.hashOf(changed)))
                        .problems())
                .as("a bit of a weight or of the graph is another")
                .isNotEmpty();
    }
}
