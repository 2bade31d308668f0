package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code traider train gbt} on a small export of the simulated market. */
class TrainCommandTest {

    @TempDir
    private static Path tables;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void export() {
        for (String format : new String[] {"parquet", "csv"}) {
            int code = new CommandLine(new FeaturesCommand(Stop::new))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(
                            "export",
                            "--simulate",
                            "--from=2026-01-01",
                            "--to=2026-01-01T00:01:30Z",
                            "--horizons=5s",
                            "--format=" + format,
                            "--out=" + tables.resolve("features." + format));
            assertThat(code).isZero();
        }
    }

    private int train(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "gbt";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLine(new TrainCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private String data(String format) {
        return "--data=" + tables.resolve("features." + format);
    }

    @Test
    void aTrainedModelLoadsAndItsCardSaysWhatWasMeasured() throws IOException {
        Path made = folder.resolve("small-gbt/1");
        assertThat(train(data("parquet"), "--out=" + made, "--stride=2", "--trees=20", "--embargo-seconds=5"))
                .as(err.toString())
                .isZero();
        ModelCard card = ModelCard.parse(Files.readString(made.resolve("card.yml")));
        assertThat(card.id()).isEqualTo("small-gbt-1");
        assertThat(card.trainedOn()).contains("LightGBM", "simulator seed 20260801");
        assertThat(card.figures())
                .containsKeys("simulatedRows", "simulatedAuc", "simulatedInformationCoefficient")
                .doesNotContainKey("recordedAuc");
        assertThat(card.limits()).anyMatch(limit -> limit.contains("Never measured on a real market"));
        assertThat(err.toString()).contains("fold 5 of 5");
        assertThat(out.toString()).contains("simulatedAuc: " + card.figures().get("simulatedAuc"));
        double[] features = new double[FeatureEngine.SET.size()];
        Arrays.fill(features, Double.NaN);
        try (OnnxModel model =
                OnnxModel.load(Files.readAllBytes(made.resolve("model.onnx")), card, FeatureEngine.SET)) {
            ModelCard.Golden golden = card.golden().getFirst();
            for (int i = 0; i < card.inputs().size(); i++) {
                features[FeatureEngine.SET.indexOf(card.inputs().get(i))] =
                        golden.inputs().get(i);
            }
            assertThat(model.score(features)).isCloseTo(golden.score(), within(1e-6));
        }
    }

    @Test
    void bothFormsOfATableMakeTheSameModel() throws IOException {
        for (String format : new String[] {"parquet", "csv"}) {
            assertThat(train(data(format), "--out=" + folder.resolve(format + "/7"), "--trees=5"))
                    .as(err.toString())
                    .isZero();
        }
        String parquet = Files.readString(folder.resolve("parquet/7/card.yml"));
        String csv = Files.readString(folder.resolve("csv/7/card.yml"));
        assertThat(csv.replaceAll("name: csv|sha256: .*", ""))
                .isEqualTo(parquet.replaceAll("name: parquet|sha256: .*", ""));
    }

    @Test
    void whatCannotBeTrainedIsSaidPlainly() throws IOException {
        assertThat(train(data("csv"), "--out=" + folder.resolve("mine"))).isEqualTo(1);
        assertThat(err.toString()).contains("ends in 'mine', which is no version");
        assertThat(train(data("csv"), "--out=" + folder.resolve("mine/1"), "--horizon=1h"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no column 'direction_1h'");
        assertThat(train(data("csv"), "--out=" + folder.resolve("mine/1"), "--inputs=rsi,moon"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no feature 'moon'");
        Path bare = Files.copy(tables.resolve("features.csv"), folder.resolve("bare.csv"));
        assertThat(train("--data=" + bare, "--out=" + folder.resolve("mine/1"))).isEqualTo(1);
        assertThat(err.toString()).contains("no bare.csv.yml beside");
        Files.createDirectories(folder.resolve("mine/1"));
        Files.writeString(folder.resolve("mine/1/model.onnx"), "");
        assertThat(train(data("csv"), "--out=" + folder.resolve("mine/1"))).isEqualTo(1);
        assertThat(err.toString()).contains("holds a model already. Maybe the next version");
        assertThat(train(data("csv"), "--out=" + folder.resolve("mine/2"), "--inputs=minuteRsi"))
                .as("minute bars are not known yet")
                .isEqualTo(1);
        assertThat(err.toString()).contains("0 rows have every input").contains("Maybe a longer export");
    }
}
