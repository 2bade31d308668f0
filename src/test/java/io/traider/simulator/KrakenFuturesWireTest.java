package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Venue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KrakenFuturesWireTest {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.defaults().withSpeed(10).withFramesPerSecond(2_000));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static WireClient connect() {
        return WireClient.connect(simulator, Venue.KRAKEN_FUTURES, "");
    }

    private static boolean feed(JsonNode node, String feed) {
        return node.path("feed").asString("").equals(feed) && !node.has("event");
    }

    @Test
    void sequenceNumbersRiseByOneAndTheBookStaysWhole() {
        String subscribe = "{'event':'subscribe','feed':'book','product_ids':['pf_xbtusd']}";
        try (WireClient client = connect()) {
            assertThat(client.nextJson().get("event").asString()).isEqualTo("info");
            client.send(subscribe);
            assertThat(client.nextJson().get("product_ids").get(0).asString()).isEqualTo("PF_XBTUSD");
            JsonNode snapshot = client.nextJson();
            WireBook book = book(snapshot);
            long sequence = snapshot.get("seq").asLong();
            for (int i = 0; i < 2_000; i++) {
                JsonNode change = client.next(node -> feed(node, "book"));
                assertThat(change.get("seq").asLong()).isEqualTo(++sequence);
                apply(book, change);
                assertThat(book.crossed()).isFalse();
            }
            client.send(subscribe);
            JsonNode again = client.next(node -> {
                if (feed(node, "book")) {
                    apply(book, node);
                }
                return feed(node, "book_snapshot");
            });
            assertThat(book.text()).isEqualTo(book(again).text());
        }
    }

    private static WireBook book(JsonNode snapshot) {
        WireBook book = new WireBook();
        book.setObjects(true, snapshot.get("bids"));
        book.setObjects(false, snapshot.get("asks"));
        return book;
    }

    private static void apply(WireBook book, JsonNode change) {
        boolean bid = change.get("side").asString().equals("buy");
        book.set(bid, change.get("price").decimalValue(), change.get("qty").decimalValue());
    }

    @Test
    void theTickerCarriesFundingAsAmountAndAsFraction() {
        try (WireClient client = connect()) {
            client.send("{'event':'subscribe','feed':'ticker','product_ids':['PF_ETHUSD']}");
            JsonNode ticker = client.next(node -> feed(node, "ticker"));
            double relative = ticker.get("relative_funding_rate").asDouble();
            assertThat(ticker.get("funding_rate").asDouble())
                    .isCloseTo(relative * ticker.get("index").asDouble(), within(1e-4));
            assertThat(Math.abs(relative)).isLessThan(0.001);
            assertThat(ticker.get("markPrice").asDouble() / ticker.get("index").asDouble())
                    .isCloseTo(1, within(0.005));
            long untilFunding = ticker.get("next_funding_rate_time").asLong()
                    - ticker.get("time").asLong();
            assertThat(untilFunding).isBetween(1L, 3_600_000L);
            assertThat(ticker.get("next_funding_rate_time").asLong() % 3_600_000)
                    .isZero();
        }
    }

    @Test
    void tradesComeWithAHistoryNewestFirst() {
        try (WireClient client = connect()) {
            client.send("{'event':'subscribe','feed':'trade','product_ids':['PF_XBTUSD']}");
            JsonNode history = client.next(node -> feed(node, "trade_snapshot")).get("trades");
            long newest = history.get(0).get("seq").asLong();
            assertThat(history.get(1).get("seq").asLong()).isEqualTo(newest - 1);
            assertThat(client.next(node -> feed(node, "trade")).get("seq").asLong())
                    .isEqualTo(newest + 1);
        }
    }

    @Test
    void theHeartbeatIsAFeedOfItsOwn() {
        try (WireClient client = connect()) {
            client.send("{'event':'subscribe','feed':'heartbeat'}");
            assertThat(client.next(node -> feed(node, "heartbeat")).get("time").asLong())
                    .isPositive();
        }
    }

    @Test
    void whatIsUnknownIsAnError() {
        try (WireClient client = connect()) {
            client.nextJson();
            client.send("{'event':'subscribe','feed':'book','product_ids':['PF_DOGEUSD']}");
            assertThat(client.nextJson().get("message").asString()).isEqualTo("Invalid product id");
            client.send("{'event':'subscribe','feed':'gossip','product_ids':['PF_XBTUSD']}");
            assertThat(client.nextJson().get("message").asString()).isEqualTo("Invalid feed");
            client.send("{'event':'ping'}");
            assertThat(client.nextJson().get("event").asString()).isEqualTo("pong");
        }
    }
}
