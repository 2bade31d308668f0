package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... options) {
        CommandLine line = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[options.length + 2];
        all[0] = "study";
        all[1] = "--out=" + folder;
        System.arraycopy(options, 0, all, 2, options.length);
        return line.execute(all);
    }

    /** Twice, to the byte. */
    @Test
    void theRecordedPanelsGiveTheSameStudyEachTime() throws IOException {
        Path captures = Captures.require();
        String[] options = {
            "funding-drift",
            "--hours=0",
            "--json",
            "--panel=" + captures.resolve("funding_panel"),
            "--freqtrade=" + captures.resolve("freqtrade")
        };
        assertThat(run(options)).as(err.toString()).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run(options)).isZero();
        assertThat(out.toString()).isEqualTo(first).doesNotContain("NaN").doesNotContain("Infinity");

        JsonNode json = JsonMapper.builder().build().readTree(first);
        assertThat(json.get("panels").size()).isEqualTo(2);
        JsonNode harvest = json.get("panels").get(0).get("variants").get("HARVEST");
        assertThat(harvest.get("judgedBars").intValue()).isEqualTo(28);
        double net = harvest.get("price").doubleValue()
                + harvest.get("funding").doubleValue()
                - harvest.get("fees").doubleValue()
                - harvest.get("slippage").doubleValue();
        assertThat(harvest.get("net").doubleValue()).isCloseTo(net, within(1e-12));
        assertThat(Files.readString(folder.resolve("study.html")))
                .contains("<svg", "Hedged harvest", "prefers-color-scheme")
                .doesNotContain("NaN", "<script");
    }

    @Test
    @Tag("slow")
    @Tag("thorough")
    void bothStrategiesRunOnTheSimulator() {
        assertThat(run("funding-drift", "--hours=1", "--runs=1", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode runs = JsonMapper.builder().build().readTree(out.toString()).get("simulated");
        assertThat(runs.size()).isEqualTo(2);
        assertThat(runs.get(0).get("figures").get("trades").doubleValue()).isPositive();
        assertThat(runs.get(1).get("figures").get("trades").doubleValue()).isPositive();
        for (JsonNode run : runs) {
            JsonNode window = run.get("windows").get(0);
            assertThat(run.get("windows").size())
                    .as("half an hour to choose and one to judge")
                    .isEqualTo(1);
            assertThat(window.get("parameters").size()).isEqualTo(2);
            assertThat(window.get("rank").intValue()).isBetween(1, 4);
            assertThat(window.get("of").intValue()).isEqualTo(4);
            assertThat(Double.parseDouble(window.get("net").stringValue()))
                    .as("the judged window is what is reported")
                    .isCloseTo(run.get("net").doubleValue(), within(1e-6));
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(run("moon")).isEqualTo(2);
        assertThat(err.toString()).contains("no study 'moon'. Maybe funding-drift");
        assertThat(run("funding-drift", "--hours=0", "--panel=/no/such/folder")).isEqualTo(1);
        assertThat(err.toString()).contains("--panel=/no/such/folder is no folder");
    }
}
