package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataCommandTest {

    private static final String BARS =
            "time,open,high,low,close,volume\n1637193600,10,12,9,11,5\n1637193660,11,11,11,11,0.5\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "data";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--data=" + folder.resolve("data");
        return Traider.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private int bring(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("bars.csv"), text);
        String[] args = new String[more.length + 3];
        args[0] = "import";
        args[1] = "--from=" + file;
        args[2] = "--instrument=KRAKEN:BTC/USD";
        System.arraycopy(more, 0, args, 3, more.length);
        return run(args);
    }

    @Test
    void whatIsImportedIsListedCheckedAndExported() throws IOException {
        assertThat(bring(BARS)).isZero();
        assertThat(out.toString())
                .isEqualTo("imported: bars of 1m KRAKEN:BTC/USD, 2 rows, 2021-11-18T00:00:00Z to 2021-11-18T00:02:00Z,"
                        + " 2 read, 2 new\n");
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("KRAKEN:BTC/USD").contains("bars").contains("1m");
        assertThat(run("check")).isZero();
        assertThat(out.toString()).contains("good: bars of 1m KRAKEN:BTC/USD");

        Path to = folder.resolve("out.csv");
        assertThat(run(
                        "export",
                        "--instrument=KRAKEN:BTC/USD",
                        "--kind=bars",
                        "--interval=1m",
                        "--begin=2021-11-18T00:01:00Z",
                        "--to=" + to))
                .isZero();
        assertThat(to)
                .hasContent("start,end,open,high,low,close,volume\n"
                        + "2021-11-18T00:01:00Z,2021-11-18T00:02:00Z,11,11,11,11,0.5\n");
    }

    @Test
    void aRefusalNamesTheRowAndEndsWithoutSuccess() throws IOException {
        assertThat(bring(BARS.replace("11,11,11,11", "11,10,11,11"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("error bars.csv:3: high is below or low above another price")
                .contains("Maybe the columns are in another order")
                .contains("refused: nothing was imported");
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("nothing in ");
    }

    @Test
    void aFileWithoutRowsIsRefusedInTwoLines() throws IOException {
        assertThat(bring("")).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo("error bars.csv: it has no rows\nrefused: nothing was imported from 1 files\n");
    }

    @Test
    void theDocumentsHaveEverything() throws IOException {
        assertThat(bring(BARS, "--json", "--layout=ohlcv", "--interval=1m")).isZero();
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("refused").asBoolean()).isFalse();
        JsonNode series = report.get("imported").get(0).get("series");
        assertThat(series.get("id").get("instrument").asString()).isEqualTo("KRAKEN:BTC/USD");
        assertThat(series.get("id").get("interval").asString()).isEqualTo("1m");
        assertThat(series.get("hash").asString()).hasSize(64);
        assertThat(series.get("sources").get(0).get("name").asString()).isEqualTo("bars.csv");

        out.getBuffer().setLength(0);
        assertThat(run("check", "--json")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .get(0)
                        .get("good")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--layout=json",
                "--interval=1x",
                "--stamp=middle",
                "--rate-unit=bps",
                "--aggressor=me",
                "--instrument=NYSE:IBM"
            })
    void aWrongChoiceIsToldWithItsChoices(String option) throws IOException {
        String[] args = option.startsWith("--instrument")
                ? new String[] {"import", "--from=" + folder, option}
                : new String[] {"import", "--from=" + folder, "--instrument=KRAKEN:BTC/USD", option};
        assertThat(run(args)).isEqualTo(1);
        String value = option.substring(option.indexOf('=') + 1);
        assertThat(err.toString()).contains(value).containsAnyOf("[", "Maybe");
    }

    @Test
    void aPathThatIsNotThereIsTold() {
        assertThat(run("import", "--from=/nowhere/at/all", "--instrument=KRAKEN:BTC/USD"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("/nowhere/at/all does not exist");
    }
}
