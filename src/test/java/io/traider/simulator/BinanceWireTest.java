package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class BinanceWireTest {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.defaults().withSpeed(10).withFramesPerSecond(2_000));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static WireClient spot(String path) {
        return WireClient.connect(simulator, Venue.BINANCE, path);
    }

    private static WireClient futures(String path) {
        return WireClient.connect(simulator, Venue.BINANCE_FUTURES, path);
    }

    private static JsonNode spotDepth() {
        return WireClient.JSON.readTree(
                WireClient.get(simulator, Venue.BINANCE, "/api/v3/depth?symbol=BTCUSDT&limit=1000")
                        .body());
    }

    private static JsonNode futuresDepth() {
        return WireClient.JSON.readTree(
                WireClient.get(simulator, Venue.BINANCE_FUTURES, "/fapi/v1/depth?symbol=BTCUSDT&limit=1000")
                        .body());
    }

    private static WireBook book(JsonNode snapshot) {
        WireBook book = new WireBook();
        book.setPairs(true, snapshot.get("bids"));
        book.setPairs(false, snapshot.get("asks"));
        return book;
    }

    private static void apply(WireBook book, JsonNode event) {
        book.setPairs(true, event.get("b"));
        book.setPairs(false, event.get("a"));
    }

    @Test
    void spotStreamAndSnapshotMeetByTheVenuesProcedure() {
        try (WireClient client = spot("/ws/btcusdt@depth@100ms")) {
            JsonNode event = client.nextJson();
            JsonNode snapshot = spotDepth();
            long last = snapshot.get("lastUpdateId").asLong();
            assertThat(event.get("U").asLong())
                    .as("buffered before the snapshot")
                    .isLessThanOrEqualTo(last);
            WireBook book = book(snapshot);
            while (event.get("u").asLong() <= last) {
                event = client.nextJson();
            }
            assertThat(event.get("U").asLong()).isLessThanOrEqualTo(last + 1);
            for (int i = 0; i < 500; i++) {
                apply(book, event);
                assertThat(book.crossed()).isFalse();
                long previous = event.get("u").asLong();
                event = client.nextJson();
                assertThat(event.get("U").asLong()).isEqualTo(previous + 1);
            }
            equalsFresh(book, client, event, spotDepth());
        }
    }

    @Test
    void futuresStreamAndSnapshotMeetByTheVenuesProcedure() {
        try (WireClient client = futures("/public/ws/btcusdt@depth@100ms")) {
            JsonNode event = client.nextJson();
            JsonNode snapshot = futuresDepth();
            long last = snapshot.get("lastUpdateId").asLong();
            WireBook book = book(snapshot);
            while (event.get("u").asLong() < last) {
                event = client.nextJson();
            }
            assertThat(event.get("U").asLong()).isLessThanOrEqualTo(last);
            boolean jumped = false;
            for (int i = 0; i < 500; i++) {
                apply(book, event);
                assertThat(book.crossed()).isFalse();
                long previous = event.get("u").asLong();
                event = client.nextJson();
                assertThat(event.get("pu").asLong()).isEqualTo(previous);
                jumped |= event.get("U").asLong() != previous + 1;
            }
            assertThat(jumped).as("U is not the previous u plus one on futures").isTrue();
            equalsFresh(book, client, event, futuresDepth());
        }
    }

    /** Follows a second snapshot beside the book for a while and demands that they be the same. */
    private static void equalsFresh(WireBook book, WireClient client, JsonNode pending, JsonNode snapshot) {
        WireBook fresh = book(snapshot);
        long last = snapshot.get("lastUpdateId").asLong();
        JsonNode event = pending;
        for (int i = 0; i < 20 || event.get("u").asLong() <= last; i++) {
            apply(book, event);
            if (event.get("u").asLong() > last) {
                apply(fresh, event);
            }
            event = client.nextJson();
        }
        apply(book, event);
        apply(fresh, event);
        assertThat(book.text()).isEqualTo(fresh.text());
    }

    @Test
    void theTopOfTheBookTickerIsThatOfTheBookAtTheSameUpdate() {
        try (WireClient client = futures("/public/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker")) {
            Map<Long, JsonNode> tickers = new HashMap<>();
            client.next(node -> node.path("stream").asString("").endsWith("depth@100ms"));
            JsonNode snapshot = futuresDepth();
            WireBook book = book(snapshot);
            int compared = 0;
            for (int i = 0; i < 3_000; i++) {
                JsonNode data = client.nextJson().get("data");
                if (data.get("e").asString().equals("bookTicker")) {
                    tickers.put(data.get("u").asLong(), data);
                } else if (data.get("u").asLong() > snapshot.get("lastUpdateId").asLong()) {
                    apply(book, data);
                    JsonNode ticker = tickers.get(data.get("u").asLong());
                    if (ticker != null) {
                        compared++;
                        assertThat(book.bids.firstKey())
                                .isEqualByComparingTo(
                                        new BigDecimal(ticker.get("b").asString()));
                        assertThat(book.asks.firstEntry().getValue())
                                .isEqualByComparingTo(
                                        new BigDecimal(ticker.get("A").asString()));
                    }
                }
            }
            assertThat(compared).isGreaterThan(5);
        }
    }

    @Test
    void streamsAreSubscribedToAndLeftByMessage() {
        try (WireClient client = spot("/ws")) {
            client.send("{'method':'SUBSCRIBE','params':['btcusdt@trade','btcusdt@aggTrade','dogeusdt@trade'],'id':5}");
            assertThat(client.nextJson().toString()).isEqualTo("{\"result\":null,\"id\":5}");
            assertThat(client.nextJson().get("s").asString()).isEqualTo("BTCUSDT");
            client.send("{'method':'LIST_SUBSCRIPTIONS','id':6}");
            assertThat(client.next(node -> node.has("result")).get("result")).hasSize(3);
            client.send("{'method':'UNSUBSCRIBE','params':['btcusdt@trade','btcusdt@aggTrade'],'id':7}");
            client.next(node -> node.path("id").asInt(0) == 7);
            client.clear();
            WireClient.sleep(Duration.ofMillis(300));
            assertThat(client.size()).isZero();
        }
    }

    @Test
    void tradesAndAggregatesTellTheSame() {
        try (WireClient client = spot("/stream?streams=ethusdt@trade/ethusdt@aggTrade")) {
            JsonNode trade = client.next(
                            node -> node.path("stream").asString("").endsWith("@trade"))
                    .get("data");
            JsonNode aggregate = client.nextJson().get("data");
            assertThat(aggregate.get("e").asString()).isEqualTo("aggTrade");
            assertThat(aggregate.get("f").asLong()).isEqualTo(trade.get("t").asLong());
            assertThat(aggregate.get("p")).isEqualTo(trade.get("p"));
            assertThat(aggregate.get("m")).isEqualTo(trade.get("m"));
        }
    }

    @Test
    void whoSendsTooManyMessagesIsDropped() {
        try (WireClient client = spot("/ws")) {
            client.sendUntilEnd("{'method':'LIST_SUBSCRIPTIONS','id':1}", 12);
            assertThat(client.awaitEnd()).startsWith("closed 1008");
        }
    }

    @Test
    void booksAndPricesOfFuturesLiveAtTwoAddresses() {
        try (WireClient market =
                        futures("/market/stream?streams=btcusdt@depth@100ms/btcusdt@markPrice@1s/btcusdt@aggTrade");
                WireClient books = futures("/public/stream?streams=btcusdt@markPrice@1s/btcusdt@bookTicker")) {
            for (int i = 0; i < 50; i++) {
                assertThat(market.nextJson().get("stream").asString()).doesNotContain("depth");
                assertThat(books.nextJson().get("stream").asString()).isEqualTo("btcusdt@bookTicker");
            }
        }
    }

    @Test
    void theMarkPriceCarriesIndexAndFunding() {
        try (WireClient client = futures("/market/ws/solusdt@markPrice@1s")) {
            JsonNode mark = client.nextJson();
            assertThat(mark.get("e").asString()).isEqualTo("markPriceUpdate");
            double basis = mark.get("p").asDouble() / mark.get("i").asDouble() - 1;
            assertThat(Math.abs(basis)).isLessThan(0.005);
            assertThat(new BigDecimal(mark.get("r").asString()).scale()).isEqualTo(8);
            assertThat(mark.get("T").asLong() % 14_400_000)
                    .as("every four hours")
                    .isZero();
            assertThat(client.nextJson().get("E").asLong() - mark.get("E").asLong())
                    .isEqualTo(1_000);
        }
    }

    @Test
    void restAnswersErrorsAsTheVenueDoes() {
        var unknown = WireClient.get(simulator, Venue.BINANCE, "/api/v3/depth?symbol=DOGEUSDT");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("-1121");
        assertThat(WireClient.get(simulator, Venue.BINANCE, "/api/v3/depth").body())
                .contains("-1102");
        assertThat(WireClient.get(simulator, Venue.BINANCE, "/api/v3/orders").statusCode())
                .isEqualTo(404);
        assertThat(WireClient.get(simulator, Venue.BINANCE, "/api/v3/depth?symbol=BTCUSDT&limit=5")
                        .headers())
                .satisfies(headers ->
                        assertThat(headers.firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("5"));
        assertThat(WireClient.get(simulator, Venue.BINANCE_FUTURES, "/fapi/v1/fundingInfo")
                        .body())
                .contains("\"symbol\":\"SOLUSDT\"", "\"fundingIntervalHours\":4");
    }

    @Test
    @Tag("slow")
    void theServerPingsEveryTwentySeconds() throws InterruptedException {
        try (WireClient client = spot("/ws/btcusdt@trade")) {
            assertThat(client.pings().poll(25, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
