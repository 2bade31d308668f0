package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.InstrumentId;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class CoinbaseWireTest {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(settings());
    }

    private static SimulatorSettings settings() {
        return SimulatorSettings.defaults().withSpeed(10).withFramesPerSecond(2_000);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static WireClient connect() {
        return WireClient.connect(simulator, Venue.COINBASE, "");
    }

    private static WireClient subscribeToAll(WireClient client) {
        for (String channel : new String[] {"heartbeats", "market_trades", "level2"}) {
            client.send(
                    "{'type':'subscribe','channel':'" + channel + "','product_ids':['BTC-USD','ETH-USD','SOL-USD']}");
        }
        return client;
    }

    @Test
    void oneSequenceRunsOverAllChannelsOfAConnection() {
        try (WireClient client = subscribeToAll(connect())) {
            Set<String> channels = new HashSet<>();
            for (int i = 0; i < 3_000; i++) {
                JsonNode frame = client.nextJson();
                assertThat(frame.get("sequence_num").asLong()).isEqualTo(i);
                channels.add(frame.get("channel").asString());
            }
            assertThat(channels).containsExactlyInAnyOrder("heartbeats", "market_trades", "l2_data", "subscriptions");
        }
    }

    @Test
    void theBookStaysWhole() {
        try (WireClient client = connect().send(level2("subscribe", "BTC-USD"))) {
            WireBook book = new WireBook();
            for (int i = 0; i < 1_000; i++) {
                apply(book, client.next(CoinbaseWireTest::book));
                assertThat(book.crossed()).isFalse();
            }
        }
    }

    @Test
    void aSnapshotAndTheUpdatesLeadToOneBook() {
        try (WireClient client = connect().send(level2("subscribe", "ETH-USD"))) {
            WireBook followed = new WireBook();
            for (int i = 0; i < 300; i++) {
                apply(followed, client.next(CoinbaseWireTest::book));
            }
            client.send(level2("subscribe", "ETH-USD"));
            WireBook fresh = new WireBook();
            JsonNode frame = client.next(node -> {
                if (book(node) && !snapshot(node)) {
                    apply(followed, node);
                }
                return snapshot(node);
            });
            apply(fresh, frame);
            // What had changed before the snapshot and was not yet told comes with the next update.
            JsonNode next = client.next(CoinbaseWireTest::book);
            apply(followed, next);
            apply(fresh, next);
            assertThat(followed.text()).isEqualTo(fresh.text());
        }
    }

    private static String level2(String type, String product) {
        return "{'type':'" + type + "','channel':'level2','product_ids':['" + product + "']}";
    }

    private static boolean book(JsonNode frame) {
        return frame.path("channel").asString("").equals("l2_data");
    }

    private static boolean snapshot(JsonNode frame) {
        return book(frame) && frame.at("/events/0/type").asString().equals("snapshot");
    }

    private static void apply(WireBook book, JsonNode frame) {
        if (snapshot(frame)) {
            book.bids.clear();
            book.asks.clear();
        }
        frame.at("/events/0/updates")
                .forEach(level -> book.set(
                        level.get("side").asString().equals("bid"),
                        new BigDecimal(level.get("price_level").asString()),
                        new BigDecimal(level.get("new_quantity").asString())));
    }

    @Test
    void theAcknowledgementListsEverySubscription() {
        try (WireClient client = subscribeToAll(connect())) {
            JsonNode all = client.next(
                    node -> node.at("/events/0/subscriptions").path("level2").size() == 3);
            assertThat(all.at("/events/0/subscriptions/heartbeats/0").asString())
                    .isEqualTo("heartbeats");
            client.send(level2("unsubscribe", "SOL-USD"));
            JsonNode less = client.next(node -> node.path("channel").asString().equals("subscriptions"));
            assertThat(less.at("/events/0/subscriptions/level2")).hasSize(2);
        }
    }

    @Test
    void tradesComeNewestFirst() {
        try (WireClient client = connect().send(trades())) {
            JsonNode trades = client.nextJson().at("/events/0/trades");
            long newest = Long.parseLong(trades.get(0).get("trade_id").asString());
            assertThat(Long.parseLong(trades.get(1).get("trade_id").asString())).isEqualTo(newest - 1);
        }
    }

    /** Held against the same market without a wire, trade by trade. */
    @Test
    void aTradeNamesTheSideOfTheMaker() {
        try (WireClient client = connect().send(trades())) {
            Map<String, Side> told = new TreeMap<>();
            while (told.size() < 200) {
                for (JsonNode trade : client.nextJson().at("/events/0/trades")) {
                    told.put(
                            trade.get("trade_id").asString(),
                            Side.valueOf(trade.get("side").asString()));
                }
            }
            assertThat(told).containsValues(Side.BUY, Side.SELL);
            assertThat(makers(told.keySet())).isEqualTo(told);
        }
    }

    private static Map<String, Side> makers(Set<String> wanted) {
        Map<String, Side> makers = new TreeMap<>();
        SimulatorMarket market = new SimulatorMarket(settings(), 0);
        Pit pit = market.maker(new InstrumentId(Venue.COINBASE, "BTC-USD")).pit();
        while (makers.size() < wanted.size()) {
            for (Print print : pit.tape()) {
                String id = Long.toString(print.id());
                if (wanted.contains(id)) {
                    makers.put(id, print.aggressor().opposite());
                }
            }
            market.step();
        }
        return makers;
    }

    private static String trades() {
        return "{'type':'subscribe','channel':'market_trades','product_ids':['BTC-USD']}";
    }

    @Test
    void someConnectionsNameTheClientAndSomeDoNot() {
        try (Simulator alone = Simulator.start(SimulatorSettings.defaults());
                WireClient one = WireClient.connect(alone, Venue.COINBASE, "").send(level2("subscribe", "BTC-USD"));
                WireClient other = WireClient.connect(alone, Venue.COINBASE, "").send(level2("subscribe", "BTC-USD"))) {
            assertThat(one.nextJson().has("client_id"))
                    .isNotEqualTo(other.nextJson().has("client_id"));
        }
    }

    @Test
    void whatIsUnknownIsAnErrorWithoutANumber() {
        try (WireClient client = connect()) {
            client.send(level2("subscribe", "DOGE-USD"));
            JsonNode error = client.nextJson();
            assertThat(error.get("reason").asString()).isEqualTo("DOGE-USD is not a valid product");
            assertThat(error.has("sequence_num")).isFalse();
            client.send("{'type':'subscribe','channel':'gossip'}");
            assertThat(client.nextJson().get("message").asString()).isEqualTo("authentication failure");
        }
    }

    @Test
    void whoSubscribesToNothingIsDroppedAfterFiveSeconds() {
        try (WireClient client = connect()) {
            assertThat(client.awaitEnd()).startsWith("closed 1008");
        }
    }
}
