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

class ReplayCommandTest {

    private static final String RECORDING = """
            wss://stream.binance.com:9443/stream?streams=x@depth <-> 1633998511.1
            1633998512.1: {"stream":"x@depth","data":{"e":"depthUpdate","E":1,"s":"X","U":9,"u":11,"b":[["1.50","2.0"]],"a":[]}}
            https://api.binance.com/api/v3/depth?symbol=X&limit=5 -> 1633998512.2: {"lastUpdateId":10,"bids":[["1.40","1.00"]],"asks":[["1.60","3"]]}
            1633998512.3: {"stream":"x@depth","data":{"e":"depthUpd
            1633998512.4: {"stream":"x@kline_1m","data":{"e":"kline","s":"X","k":{}}}
            1633998512.5: {"stream":"x@trade","data":{"e":"trade","s":"X","t":1,"p":"1.5","q":"0.250","m":true,"M":true}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void theDocumentHasTheCountsOfEachInstrument() throws IOException {
        Path file = Files.writeString(folder.resolve("any"), RECORDING);
        assertThat(run("--captures=" + file, "--json")).isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.propertyNames()).containsExactlyInAnyOrder("captures", "framesPerSecond");
        assertThat(document.get("framesPerSecond").isNumber()).isTrue();
        JsonNode capture = document.get("captures").get(0);
        assertThat(capture.propertyNames())
                .containsExactlyInAnyOrder("path", "venue", "frames", "malformed", "ignored", "instruments");
        assertThat(capture.get("path").asString()).isEqualTo(file.toString());
        assertThat(capture.get("venue").asString()).isEqualTo("BINANCE");
        assertThat(capture.get("frames").asInt()).isEqualTo(5);
        assertThat(capture.get("malformed").asInt()).isEqualTo(1);
        assertThat(capture.get("ignored").asInt()).isEqualTo(1);
        JsonNode instrument = capture.get("instruments").get(0);
        assertThat(instrument.propertyNames())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "symbol",
                        "snapshots",
                        "updatesApplied",
                        "updatesDropped",
                        "levelChanges",
                        "removals",
                        "checksumsVerified",
                        "checksumsFailed",
                        "gaps",
                        "crossed",
                        "topMatches",
                        "topMismatches",
                        "trades",
                        "tradedQuantity",
                        "bestBid",
                        "bestAsk",
                        "bidLevels",
                        "askLevels"));
        assertThat(instrument.at("/bestBid/price").asString()).isEqualTo("1.50");
        assertThat(instrument.at("/bestBid/quantity").asString()).isEqualTo("2.0");
        assertThat(instrument.at("/bestAsk/quantity").asString()).isEqualTo("3");
        assertThat(instrument.get("bidLevels").asInt()).isEqualTo(2);
        assertThat(instrument.get("tradedQuantity").asString()).isEqualTo("0.250");
    }

    @Test
    void withoutJsonItIsATable() throws IOException {
        Path file = Files.writeString(folder.resolve("any"), RECORDING);
        assertThat(run("--captures=" + file)).isZero();
        assertThat(out.toString())
                .contains("BINANCE: 5 frames, 1 malformed, 1 ignored", "2.0 @ 1.50 | 1.60 @ 3", "frames/s");
    }

    @Test
    void whatIsNoRecordingIsAClearError() throws IOException {
        Path licence = Files.writeString(folder.resolve("LICENSE"), "Copyright\n");
        assertThat(run("--captures=" + licence)).isNotZero();
        assertThat(run("--captures=" + folder)).isNotZero();
        assertThat(run("--captures=" + folder.resolve("absent"))).isNotZero();
        assertThat(run()).isNotZero();
        assertThat(err.toString())
                .contains(
                        "LICENSE holds no frames", "no recording in " + folder, "absent does not exist", "--captures");
        assertThat(out.toString()).isEmpty();
    }
}
