package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {

    private static final String[] MINUTES = {"--from=2026-01-01", "--to=2026-01-01T00:05:00Z"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... more) {
        CommandLine traider = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] args = new String[1 + MINUTES.length + more.length];
        args[0] = "backtest";
        System.arraycopy(MINUTES, 0, args, 1, MINUTES.length);
        System.arraycopy(more, 0, args, 1 + MINUTES.length, more.length);
        return traider.execute(args);
    }

    @Test
    void theShippedStrategyTradesOnTheSimulatedMarketAndTheDocumentSaysHow() {
        assertThat(run("--json")).as(err.toString()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(out.toString());

        assertThat(document.at("/finished").asBoolean()).isTrue();
        assertThat(document.at("/counts/decisions").asLong()).isPositive();
        assertThat(document.at("/trades").size()).isPositive();
        assertThat(document.at("/steps").asString()).matches("[0-9a-f]{64}");
        assertThat(document.at("/plan/strategy:funding-drift").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void measuredLatenciesOfOrdersArePlayedBack(@TempDir Path folder) throws IOException {
        Path samples = folder.resolve("acks.csv");
        Files.writeString(samples, "time,latency_ms\n2026-01-01T00:00:00Z,7\n2026-01-01T00:02:00Z,21.5\n");
        assertThat(run("--latency=recorded,samples:" + samples + ",samples:" + samples))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("entry samples:acks.csv (2 samples), response samples:acks.csv (2 samples)")
                .doesNotContain(" 0 fills");
        Files.writeString(samples, "time,latency_ms\n2026-01-01T00:00:00Z,soon\n");
        assertThat(run("--latency=recorded,samples:" + samples + ",0")).isNotZero();
        assertThat(err.toString()).contains("row 2: '2026-01-01T00:00:00Z,soon' is no time with a latency");
    }

    @Test
    void aReportHasATearSheetAndEveryDecision(@TempDir Path folder) throws IOException {
        assertThat(run("--report=" + folder, "--latency=50ms,5ms,5ms", "--fees=0:0", "--fill=depth:log"))
                .as(err.toString())
                .isZero();

        assertThat(folder.resolve("report.html")).content().contains("<svg").doesNotContain("http-equiv");
        assertThat(folder.resolve("report.json"))
                .content()
                .contains("depth:log")
                .contains("entry 5ms");
        assertThat(Files.readAllLines(folder.resolve("decisions.jsonl")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"fundingDrift\""));
        assertThat(out.toString()).contains("maker 0 bps, taker 0 bps");
    }

    @Test
    void aChangedParameterMakesAnotherRun() {
        assertThat(run("--json", "--set=entryDrift=6")).as(err.toString()).isZero();

        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(out.toString())
                        .at("/counts/decisions")
                        .asLong())
                .isZero();
    }

    @Test
    void aCheckForLookAheadThatHadNothingToLookAtProvesNothing() {
        assertThat(run("--check-lookahead", "--set=entryDrift=6")).isEqualTo(4);
        assertThat(out.toString())
                .startsWith("nothing was decided, so nothing is proven: 0 decisions.")
                .doesNotContain("no look-ahead");
    }

    @Test
    void whatCannotBeRunIsSaidPlainly() {
        assertThat(run("--set=entryDrfit=2")).isEqualTo(1);
        assertThat(err.toString()).contains("no parameter 'entryDrfit'").contains("entryDrift");
        assertThat(run("--set=entryDrift=50")).isEqualTo(1);
        assertThat(err.toString()).contains("entryDrift is 50.0, outside of its bounds [0.0, 6.0]");
        assertThat(run("--fill=volume-share:open:0.025:0.1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("the fill model volume-share:open:0.025:0.1 is of bars", "Maybe --fill=depth:risk-averse");
        assertThat(run("--strategy=nowhere.yml")).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe one of [funding-drift, funding-harvest,");
        assertThat(run("--source=captures")).isEqualTo(2);
        assertThat(err.toString()).contains("--source=captures needs --path=PATH");
        assertThat(run("--source=captures", "--path=/no/such/folder")).isEqualTo(1);
        assertThat(err.toString()).contains("/no/such/folder");
    }

    @Test
    void whatWasWrongIsNotScrolledAwayByTheHelp() {
        assertThat(run("--hours=soon")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("traider: Invalid value for option '--hours'")
                .endsWith("./traider backtest --help says what there is." + System.lineSeparator());
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void feesThatAreNoneAreSaidPlainly(@TempDir Path folder) throws IOException {
        for (String fees : List.of("nowhere.csv", "1:2:3", "a:b", "1.2.3:4")) {
            assertThat(run("--fees=" + fees)).isEqualTo(1);
            assertThat(err.toString()).contains("--fees=" + fees + " is no file and no MAKER:TAKER in basis points.");
        }
        Path file = Files.writeString(folder.resolve("fees.csv"), "KRAKEN_FUTURES,PERP,2020-01-01,0,2,5\n");
        assertThat(run("--fees=" + file)).isEqualTo(1);
        assertThat(err.toString())
                .contains("'KRAKEN_FUTURES,PERP,2020-01-01,0,2,5' is no tier of venue,kind,from,volume,maker,taker.")
                .doesNotContain("enum");
    }

    @Test
    void optionsOfBarsAreNotPassedOverWithoutBars() {
        assertThat(run("--capital=500")).isEqualTo(2);
        assertThat(err.toString()).contains("--instrument, --unit and --capital are of runs on bars");
    }

    @Test
    void latenciesThatAreNotThereAreSaidPlainly() {
        assertThat(run("--latency=samples:nowhere.csv,0,0")).isEqualTo(1);
        assertThat(err.toString()).contains("traider: nowhere.csv does not exist");
    }
}
