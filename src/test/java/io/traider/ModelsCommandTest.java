package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model file as a quant checks it before it is uploaded. */
@Tag("slow")
@Timeout(300)
class ModelsCommandTest {

    private static final Path MODEL = Path.of("models/onnx/direction/1/model.onnx");
    private static final Path CARD = Path.of("models/onnx/direction/1/card.yml");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int models(String... args) {
        CommandLine traider = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return traider.execute(
                Stream.concat(Stream.of("models"), Stream.of(args)).toArray(String[]::new));
    }

    @Test
    void whatIsShippedIsInOrder() {
        assertThat(models("check", MODEL.toString(), "--card=" + CARD, "--budget=PT0.5S"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(out.toString()).contains("20 features, loaded in ").contains("direction-1: in order, checked in ");
    }

    @Test
    void aProblemIsPrintedAndTheCommandFails() throws IOException {
        Path card = Files.writeString(
                folder.resolve("card.yml"), Files.readString(CARD).replace("horizon: 5s", "horizon: later"));
        assertThat(models("check", MODEL.toString(), "--card=" + card, "--json"))
                .isEqualTo(1);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.get("ok").asBoolean()).isFalse();
        assertThat(report.get("findings").get(0).get("level").asString()).isEqualTo("PROBLEM");
        assertThat(report.get("findings").get(0).get("message").asString()).contains("'horizon' is later");
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThat(models("check", folder.resolve("none.onnx").toString(), "--card=" + CARD))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot read: ").contains("none.onnx");
    }
}
