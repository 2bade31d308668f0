package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.model.ScoreSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped ensemble: what was trained is what trades, and its card says what was measured. */
class ShippedStackTest {

    private static final Path FOLDER = Path.of("models/onnx/direction-stack/1");

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static Map<?, ?> card() throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text("card.yml"));
    }

    @Test
    void theStrategyHasTheWeightsThatWereTrained() throws IOException {
        ScoreSpec trained = ScoreSpec.parse(text("score.yml"));
        ScoreSpec trades = StrategyDefinition.parse(ShippedFiles.strategyFile("order-book-imbalance"), "live")
                .score()
                .shipped();
        assertThat(trades.members()).isEqualTo(trained.members());
        assertThat(trades.combination()).isEqualTo(trained.combination());
        assertThat(trades.over()).isEqualTo(trained.over());
        assertThat(trades.intercept()).isEqualTo(trained.intercept());
    }

    @Test
    void theCardNamesTheMembers() throws IOException {
        List<String> members = ScoreSpec.parse(text("score.yml")).members().stream()
                .map(ScoreSpec.Member::id)
                .toList();
        assertThat(card().get("members")).isEqualTo(members);
    }

    @Test
    void theCardHasTheFiguresThatWereMeasuredAndNoOthers() throws IOException {
        Map<String, Object> measured = new LinkedHashMap<>();
        text("score.yml").lines().filter(line -> line.contains(", stack: ")).forEach(line -> {
            String past = line.substring(1, line.indexOf(',')).strip();
            for (String each : line.substring(line.indexOf("stack: ") + 7).split(", ")) {
                String[] part = each.split(" ");
                boolean count = part[0].equals("Rows");
                measured.put(past + part[0], count ? (Object) Integer.valueOf(part[1]) : Double.valueOf(part[1]));
            }
        });
        assertThat(measured).hasSize(10);
        assertThat(card().get("figures")).isEqualTo(measured);
    }
}
