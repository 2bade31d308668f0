package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.ReplayReport.OfCapture;
import io.traider.ReplayReport.OfInstrument;
import io.traider.venue.capture.CaptureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every count of a replay equals verify_share.json, which an independent script made of the same captures. */
class ReplayVerifyTest {

    private static Path folder = Path.of("");
    private static JsonNode verified = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void findCaptures() {
        folder = Captures.require();
        verified =
                JsonMapper.shared().readTree(folder.resolve("verify_share.json").toFile());
    }

    @Test
    void krakenBitcoinEqualsTheIndependentCounts() throws IOException {
        kraken("kraken_btcusd_sample");
    }

    @Test
    void krakenEtherEqualsTheIndependentCounts() throws IOException {
        kraken("kraken_ethusd_sample");
    }

    private static void kraken(String name) throws IOException {
        OfCapture capture = replay("crossbook_kraken_v2/" + name + ".cbcap");
        JsonNode expected = verified.get("share/crossbook_kraken_v2/" + name);
        assertThat(capture.instruments()).hasSize(1);
        OfInstrument book = capture.instruments().getFirst();
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(capture.venue()).isEqualTo("KRAKEN");
        frames(softly, capture, expected);
        softly.assertThat(book.snapshots())
                .isEqualTo(expected.at("/kinds/book snapshot").asLong());
        softly.assertThat(book.updatesApplied())
                .isEqualTo(expected.at("/kinds/book update").asLong());
        softly.assertThat(book.updatesDropped()).isZero();
        softly.assertThat(book.levelChanges()).isEqualTo(expected.get("levels").asLong());
        softly.assertThat(book.removals()).isEqualTo(expected.get("removals").asLong());
        softly.assertThat(book.checksumsVerified())
                .isEqualTo(expected.get("checksum_ok").asLong());
        softly.assertThat(book.checksumsFailed())
                .isEqualTo(expected.get("checksum_bad").asLong());
        softly.assertThat(book.crossed()).isEqualTo(expected.get("crossed").asLong());
        softly.assertThat(capture.ignored()).isEqualTo(capture.frames() - book.snapshots() - book.updatesApplied() - 1);
        finalBooks(softly, capture, expected);
        softly.assertAll();
    }

    @Test
    void binanceSpotFromCryptofeedEqualsTheIndependentCounts() throws IOException {
        binance(replay("cryptofeed/BINANCE.ws.1.0"), "BINANCE", verified.get("share/cryptofeed/BINANCE.{http,ws}"));
    }

    @Test
    void binanceFuturesFromCryptofeedEqualTheIndependentCounts() throws IOException {
        binance(
                replay("cryptofeed/BINANCE_FUTURES.ws.1.0"),
                "BINANCE_FUTURES",
                verified.get("share/cryptofeed/BINANCE_FUTURES.{http,ws}"));
    }

    @Test
    void binanceSpotFromHftbacktestEqualsTheIndependentCounts() throws IOException {
        binance(
                replay("hftbacktest/spot/btcusdt_20240808.gz"),
                "BINANCE",
                verified.get("share/hftbacktest/spot btcusdt 20240808"));
    }

    @Test
    void contiguousDaysInAFolderAreOneCapture() throws IOException {
        binance(
                replay("hftbacktest/spot"),
                "BINANCE",
                verified.get("share/hftbacktest/spot btcusdt 20240808+20240809"));
    }

    @Test
    void binanceFuturesFromHftbacktestEqualTheIndependentCounts() throws IOException {
        binance(
                replay("hftbacktest/usdm/btcusdt_20240808.gz"),
                "BINANCE_FUTURES",
                verified.get("share/hftbacktest/usdm btcusdt 20240808"));
    }

    @Test
    void aDayWithoutItsSnapshotGivesTradesAndNoBook() throws IOException {
        OfInstrument alone =
                replay("hftbacktest/spot/btcusdt_20240809.gz").instruments().getFirst();
        JsonNode both = verified.get("share/hftbacktest/spot btcusdt 20240808+20240809");
        JsonNode first = verified.get("share/hftbacktest/spot btcusdt 20240808");
        long updates = both.at("/streams/depth@100ms").asLong()
                - first.at("/streams/depth@100ms").asLong();
        assertThat(alone.updatesDropped()).isEqualTo(updates);
        assertThat(alone.updatesApplied()).isZero();
        assertThat(alone.gaps()).isZero();
        assertThat(alone.bestBid()).isNull();
        assertThat(alone.trades())
                .isEqualTo(both.at("/trades/BTCUSDT").asLong()
                        - first.at("/trades/BTCUSDT").asLong());
    }

    private static void binance(OfCapture capture, String venue, JsonNode expected) {
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(capture.venue()).isEqualTo(venue);
        frames(softly, capture, expected);
        JsonNode streams = expected.get("streams");
        softly.assertThat(capture.ignored()).isEqualTo(streams.path("kline_1m").asLong());
        softly.assertThat(symbols(capture)).containsAll(names(expected.get("per_symbol")));
        for (OfInstrument of : capture.instruments()) {
            JsonNode per = expected.at("/per_symbol/" + of.symbol());
            softly.assertThat(of.snapshots())
                    .isEqualTo(per.path("rest_snapshots").asLong());
            softly.assertThat(of.updatesApplied()).isEqualTo(per.path("applied").asLong());
            softly.assertThat(of.updatesDropped())
                    .isEqualTo(per.path("dropped_older_than_snapshot").asLong());
            softly.assertThat(of.levelChanges()).isEqualTo(per.path("levels").asLong());
            softly.assertThat(of.removals()).isEqualTo(per.path("removals").asLong());
            softly.assertThat(of.topMatches())
                    .isEqualTo(per.path("bookTicker_match").asLong());
            softly.assertThat(of.trades())
                    .isEqualTo(expected.at("/trades/" + of.symbol()).asLong());
            softly.assertThat(of.tradedQuantity())
                    .isEqualTo(expected.at("/trade_qty/" + of.symbol()).asString("0"));
        }
        JsonNode totals = expected.get("totals");
        softly.assertThat(sum(capture, OfInstrument::gaps))
                .isEqualTo(totals.get("gaps").asLong());
        softly.assertThat(sum(capture, OfInstrument::crossed))
                .isEqualTo(totals.get("crossed").asLong());
        softly.assertThat(sum(capture, OfInstrument::topMismatches))
                .isEqualTo(totals.get("bookTicker_mismatch").asLong());
        finalBooks(softly, capture, expected);
        softly.assertAll();
    }

    @Test
    void krakenFuturesEqualTheIndependentCounts() throws IOException {
        OfCapture capture = replay("cryptofeed/KRAKEN_FUTURES.ws.1.0");
        JsonNode expected = verified.get("share/cryptofeed/KRAKEN_FUTURES.ws.1.0");
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(capture.venue()).isEqualTo("KRAKEN_FUTURES");
        frames(softly, capture, expected);
        softly.assertThat(sum(capture, OfInstrument::snapshots))
                .isEqualTo(expected.at("/kinds/book_snapshot").asLong());
        softly.assertThat(sum(capture, OfInstrument::updatesApplied))
                .isEqualTo(expected.at("/kinds/book").asLong());
        softly.assertThat(sum(capture, OfInstrument::levelChanges))
                .isEqualTo(expected.at("/kinds/book").asLong());
        softly.assertThat(sum(capture, OfInstrument::removals))
                .isEqualTo(expected.get("removals").asLong());
        softly.assertThat(sum(capture, OfInstrument::gaps))
                .isEqualTo(expected.get("seq_gaps").asLong());
        softly.assertThat(sum(capture, OfInstrument::crossed))
                .isEqualTo(expected.get("crossed").asLong());
        for (OfInstrument of : capture.instruments()) {
            softly.assertThat(of.trades())
                    .isEqualTo(expected.at("/trades/" + of.symbol()).asLong());
        }
        finalBooks(softly, capture, expected);
        softly.assertAll();
    }

    @Test
    void coinbaseFromTickvaultEqualsTheIndependentCounts() throws IOException {
        coinbase("tickvault_coinbase_at/coinbase_l2.jsonl", "share/tickvault_coinbase_at/coinbase_l2.jsonl");
    }

    @Test
    void coinbaseTranscodedEqualsTheIndependentCounts() throws IOException {
        OfCapture capture = coinbase(
                "derived_coinbase_at/coinbase_at_share.jsonl.gz",
                "share/derived_coinbase_at/coinbase_at_share.jsonl.gz [transcoded]");
        JsonNode original = verified.get("share/cryptofeed/COINBASE.ws.28.share.0");
        for (OfInstrument of : capture.instruments()) {
            assertThat(of.trades())
                    .isEqualTo(original.at("/trades/" + of.symbol()).asLong());
            assertThat(of.tradedQuantity())
                    .isEqualTo(original.at("/trade_qty/" + of.symbol()).asString("0"));
        }
    }

    private static OfCapture coinbase(String path, String key) throws IOException {
        OfCapture capture = replay(path);
        JsonNode expected = verified.get(key);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(capture.venue()).isEqualTo("COINBASE");
        frames(softly, capture, expected);
        softly.assertThat(sum(capture, OfInstrument::snapshots))
                .isEqualTo(expected.at("/kinds/l2 snapshot").asLong());
        softly.assertThat(sum(capture, OfInstrument::updatesApplied))
                .isEqualTo(expected.at("/kinds/l2 update").asLong());
        softly.assertThat(sum(capture, OfInstrument::levelChanges))
                .isEqualTo(expected.get("levels").asLong());
        softly.assertThat(sum(capture, OfInstrument::removals))
                .isEqualTo(expected.get("removals").asLong());
        softly.assertThat(sum(capture, OfInstrument::gaps))
                .isEqualTo(expected.get("sequence_gaps").asLong());
        softly.assertThat(sum(capture, OfInstrument::crossed))
                .isEqualTo(expected.get("crossed").asLong());
        softly.assertThat(sum(capture, OfInstrument::trades))
                .isEqualTo(expected.get("trades").asLong());
        finalBooks(softly, capture, expected);
        softly.assertAll();
        return capture;
    }

    @Test
    void theWholeFolderHoldsEachCaptureOnceAndOthersAsNotRead() throws IOException {
        List<OfCapture> captures = ReplayReport.of(CaptureReader.find(folder)).captures();
        Map<String, Long> byVenue =
                captures.stream().collect(Collectors.groupingBy(OfCapture::venue, Collectors.counting()));
        assertThat(byVenue)
                .containsOnly(
                        Map.entry("KRAKEN", 2L),
                        Map.entry("BINANCE", 2L),
                        Map.entry("BINANCE_FUTURES", 2L),
                        Map.entry("KRAKEN_FUTURES", 1L),
                        Map.entry("COINBASE", 2L),
                        Map.entry("COINBASE_EXCHANGE", 1L),
                        Map.entry("KRAKEN_V1", 1L),
                        Map.entry("DERIBIT", 1L));
        assertThat(captures)
                .allSatisfy(capture -> assertThat(capture.malformed()).isZero());
        Map<String, String> unread = Map.of(
                "COINBASE_EXCHANGE", "share/cryptofeed/COINBASE.ws.28.share.0",
                "KRAKEN_V1", "share/cryptofeed/KRAKEN.ws.{48,49,50} (v1)",
                "DERIBIT", "share/cryptofeed/DERIBIT.ws.1.0");
        for (OfCapture capture : captures) {
            String key = unread.get(capture.venue());
            if (key != null) {
                assertThat(capture.frames())
                        .isEqualTo(verified.get(key).get("messages").asLong());
                assertThat(capture.ignored()).isEqualTo(capture.frames());
            }
        }
    }

    private static OfCapture replay(String path) throws IOException {
        List<OfCapture> captures =
                ReplayReport.of(CaptureReader.find(folder.resolve(path))).captures();
        assertThat(captures).hasSize(1);
        return captures.getFirst();
    }

    private static void frames(SoftAssertions softly, OfCapture capture, JsonNode expected) {
        softly.assertThat(capture.frames()).isEqualTo(expected.get("messages").asLong());
        softly.assertThat(capture.malformed()).isZero();
    }

    private static void finalBooks(SoftAssertions softly, OfCapture capture, JsonNode expected) {
        Map<String, OfInstrument> bySymbol =
                capture.instruments().stream().collect(Collectors.toMap(OfInstrument::symbol, Function.identity()));
        JsonNode books = expected.get("final_books");
        softly.assertThat(bySymbol.keySet()).containsExactlyInAnyOrderElementsOf(names(books));
        for (String symbol : names(books)) {
            JsonNode book = books.get(symbol);
            OfInstrument of = bySymbol.get(symbol);
            softly.assertThat(top(of.bestBid())).isEqualTo(texts(book.get("best_bid")));
            softly.assertThat(top(of.bestAsk())).isEqualTo(texts(book.get("best_ask")));
            softly.assertThat(of.bidLevels()).isEqualTo(book.get("bid_levels").asInt());
            softly.assertThat(of.askLevels()).isEqualTo(book.get("ask_levels").asInt());
        }
    }

    private static List<String> top(ReplayReport.Level level) {
        return level == null ? List.of() : List.of(level.price(), level.quantity());
    }

    private static List<String> texts(JsonNode pair) {
        return List.of(pair.get(0).asString(), pair.get(1).asString());
    }

    private static Set<String> symbols(OfCapture capture) {
        return capture.instruments().stream().map(OfInstrument::symbol).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }

    private static long sum(OfCapture capture, ToLongFunction<OfInstrument> count) {
        return capture.instruments().stream().mapToLong(count).sum();
    }
}
