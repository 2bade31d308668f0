package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.Captures;
import io.traider.domain.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Frames have the keys of the venues' own, in their order, with values written the same way. */
class ShapeTest {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.defaults().withSpeed(5).withFramesPerSecond(2_000));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hftbacktest/spot/btcusdt_20240808.gz | BINANCE         | /stream?streams=        | depth@100ms",
                "hftbacktest/spot/btcusdt_20240808.gz | BINANCE         | /stream?streams=        | bookTicker",
                "hftbacktest/spot/btcusdt_20240808.gz | BINANCE         | /stream?streams=        | trade",
                "cryptofeed/BINANCE.ws.1.0            | BINANCE         | /stream?streams=        | aggTrade",
                "cryptofeed/BINANCE_FUTURES.ws.1.0    | BINANCE_FUTURES | /public/stream?streams= | depth@100ms",
                "cryptofeed/BINANCE_FUTURES.ws.1.0    | BINANCE_FUTURES | /public/stream?streams= | bookTicker",
                "cryptofeed/BINANCE_FUTURES.ws.1.0    | BINANCE_FUTURES | /market/stream?streams= | aggTrade",
                "hftbacktest/usdm/btcusdt_20240808.gz | BINANCE_FUTURES | /market/stream?streams= | trade"
            })
    void binanceStreams(String capture, Venue venue, String path, String stream) {
        String recorded = line(capture, "@" + stream + "\",\"data\"", "\"b\":[],", "\"a\":[]");
        try (WireClient client = WireClient.connect(simulator, venue, path + "btcusdt@" + stream)) {
            JsonNode ours = client.next(node ->
                    !node.toString().contains("\"b\":[],") && !node.toString().contains("\"a\":[]"));
            assertThat(shape(ours)).isEqualTo(shape(WireClient.JSON.readTree(recorded)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cryptofeed/BINANCE.http.0.0, BINANCE, /api/v3",
        "cryptofeed/BINANCE_FUTURES.http.0.0, BINANCE_FUTURES, /fapi/v1"
    })
    void binanceDepthSnapshots(String capture, Venue venue, String api) {
        JsonNode recorded = WireClient.JSON.readTree(line(capture, "lastUpdateId"));
        String ours =
                WireClient.get(simulator, venue, api + "/depth?symbol=BTCUSDT").body();
        assertThat(shape(WireClient.JSON.readTree(ours))).isEqualTo(shape(recorded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "book  | {\"feed\":\"book_snapshot\"",
                "book  | {\"feed\":\"book\",",
                "book  | {\"event\":\"subscribed\",\"feed\":\"book\"",
                "trade | {\"feed\":\"trade_snapshot\"",
                "trade | {\"feed\":\"trade\","
            })
    void krakenFutures(String feed, String start) {
        JsonNode recorded = WireClient.JSON.readTree(line("cryptofeed/KRAKEN_FUTURES.ws.1.0", ": " + start));
        try (WireClient client = WireClient.connect(simulator, Venue.KRAKEN_FUTURES, "")
                .send("{'event':'subscribe','feed':'" + feed + "','product_ids':['PF_XBTUSD']}")) {
            JsonNode ours = client.next(node -> node.toString().startsWith(start));
            assertThat(shape(ours)).isEqualTo(shape(recorded));
        }
    }

    @Test
    void theTickerOfKrakenFuturesHasNoKeyThatTheVenuesHasNot() throws IOException {
        Path recorded = Captures.require().resolve("nautilus/kraken/test_data/ws_futures_ticker.json");
        JsonNode theirs = WireClient.JSON.readTree(Files.readString(recorded));
        try (WireClient client = WireClient.connect(simulator, Venue.KRAKEN_FUTURES, "")
                .send("{'event':'subscribe','feed':'ticker','product_ids':['PF_XBTUSD']}")) {
            JsonNode ours = client.next(node -> node.path("feed").asString("").equals("ticker") && !node.has("event"));
            assertThat(theirs.propertyNames()).containsAll(ours.propertyNames());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":\"status\"",
                "{\"method\":\"subscribe\"",
                "{\"channel\":\"book\",\"type\":\"snapshot\"",
                "{\"channel\":\"book\",\"type\":\"update\"",
                "{\"channel\":\"heartbeat\""
            })
    void kraken(String start) {
        JsonNode recorded = WireClient.JSON.readTree(line("crossbook_kraken_v2/kraken_btcusd_sample.cbcap", start));
        try (WireClient client = WireClient.connect(simulator, Venue.KRAKEN, "")
                .send("{'method':'subscribe','params':{'channel':'book','symbol':['BTC/USD'],'depth':25}}")) {
            JsonNode ours = client.next(node -> node.toString().startsWith(start));
            assertThat(bothSides(ours)).isEqualTo(bothSides(recorded));
        }
    }

    /** An update may change one side only. */
    private static String bothSides(JsonNode frame) {
        return shape(frame).replace("[]", "[{price:n qty:n}]");
    }

    @ParameterizedTest
    @CsvSource({"snapshot", "update"})
    void coinbase(String type) {
        JsonNode recorded = WireClient.JSON.readTree(
                line("tickvault_coinbase_at/coinbase_l2.jsonl", "\"type\":\"" + type + "\"", "\"updates\":[]"));
        try (WireClient one = coinbase();
                WireClient other = coinbase()) {
            assertThat(shape(update(one, type)).replace("client_id:s ", "")).isEqualTo(shape(recorded));
            assertThat(shape(update(other, type)).replace("client_id:s ", "")).isEqualTo(shape(recorded));
        }
    }

    private static WireClient coinbase() {
        return WireClient.connect(simulator, Venue.COINBASE, "")
                .send("{'type':'subscribe','channel':'level2','product_ids':['BTC-USD']}");
    }

    private static JsonNode update(WireClient client, String type) {
        return client.next(node -> node.at("/events/0/type").asString("").equals(type)
                && node.at("/events/0/updates").size() > 0);
    }

    /** Keys in their order with the kinds of their values; an array by its first element. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            return "{"
                    + node.properties().stream()
                            .map(entry -> entry.getKey() + ":" + shape(entry.getValue()))
                            .collect(Collectors.joining(" "))
                    + "}";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "[]" : "[" + shape(node.get(0)) + "]";
        }
        return node.isString()
                ? "s"
                : node.isIntegralNumber() ? "i" : node.isNumber() ? "n" : node.isBoolean() ? "b" : "null";
    }

    /** The JSON of the first line with the one text and without the others. */
    private static String line(String capture, String with, String... without) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(open(Captures.require().resolve(capture)), StandardCharsets.ISO_8859_1))) {
            return lines.lines()
                    .filter(line -> line.contains(with))
                    .filter(line -> Arrays.stream(without).noneMatch(line::contains))
                    .map(line -> line.substring(line.indexOf('{')))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(capture + " has no " + with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path capture) throws IOException {
        InputStream file = Files.newInputStream(capture);
        return capture.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
    }
}
