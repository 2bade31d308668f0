package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Venue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class KrakenWireTest {

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
        return WireClient.connect(simulator, Venue.KRAKEN, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 100, 500, 1000})
    void checksumsHoldOverTheDigitsAsSent(int depth) {
        try (WireClient client = connect()) {
            client.send("{'method':'subscribe','params':{'channel':'book','symbol':['BTC/USD','ETH/USD','SOL/USD'],"
                    + "'depth':" + depth + "}}");
            Map<String, WireBook> books = new HashMap<>();
            for (int i = 0; i < 1_500; i++) {
                JsonNode frame =
                        client.next(node -> node.path("channel").asString("").equals("book"));
                JsonNode data = frame.get("data").get(0);
                if (frame.get("type").asString().equals("snapshot")) {
                    books.put(data.get("symbol").asString(), new WireBook());
                }
                WireBook book = books.get(data.get("symbol").asString());
                book.setObjects(true, data.get("bids"));
                book.setObjects(false, data.get("asks"));
                book.truncate(depth);
                assertThat(book.checksum())
                        .as(frame.toString())
                        .isEqualTo(data.get("checksum").asLong());
                assertThat(book.crossed()).isFalse();
            }
            assertThat(books).hasSize(3);
            assertThat(books.get("BTC/USD").bids.size()).isGreaterThanOrEqualTo(Math.min(depth, 25));
        }
    }

    @Test
    void eachSymbolIsAcknowledgedOrRefusedByItself() {
        try (WireClient client = connect()) {
            assertThat(client.nextJson().at("/data/0/system").asString()).isEqualTo("online");
            client.send("{'method':'subscribe','req_id':7,'params':{'channel':'book','symbol':['XBT/USD','BTC/USD']}}");
            JsonNode refused = client.nextJson();
            assertThat(refused.get("success").asBoolean()).isFalse();
            assertThat(refused.get("error").asString()).isEqualTo("Currency pair not supported XBT/USD");
            assertThat(refused.get("req_id").asInt()).isEqualTo(7);
            JsonNode acknowledged = client.nextJson();
            assertThat(acknowledged.get("success").asBoolean()).isTrue();
            assertThat(acknowledged.at("/result/depth").asInt()).isEqualTo(10);
            assertThat(client.nextJson().get("type").asString()).isEqualTo("snapshot");
        }
    }

    @Test
    void anotherDepthIsRefusedAndTheConnectionGoesOn() {
        try (WireClient client = connect()) {
            client.nextJson();
            client.send("{'method':'subscribe','params':{'channel':'book','symbol':['BTC/USD'],'depth':20}}");
            assertThat(client.nextJson().get("success").asBoolean()).isFalse();
            client.send("{'method':'ping','req_id':1}");
            assertThat(client.nextJson().get("method").asString()).isEqualTo("pong");
        }
    }

    @Test
    void aBookIsLeftAndJoinedAnew() {
        try (WireClient client = connect()) {
            String params = "'params':{'channel':'book','symbol':['ETH/USD'],'depth':25}}";
            client.send("{'method':'subscribe'," + params);
            client.next(node -> node.path("type").asString("").equals("snapshot"));
            client.send("{'method':'unsubscribe'," + params);
            client.next(node -> node.path("method").asString("").equals("unsubscribe"));
            client.clear();
            WireClient.sleep(Duration.ofMillis(300));
            assertThat(client.size()).isZero();
            client.send("{'method':'subscribe'," + params);
            assertThat(client.nextJson().get("success").asBoolean()).isTrue();
            assertThat(client.nextJson().get("type").asString()).isEqualTo("snapshot");
        }
    }

    @Test
    void tradesStartWithTheLastFifty() {
        try (WireClient client = connect()) {
            client.send("{'method':'subscribe','params':{'channel':'trade','symbol':['BTC/USD'],'snapshot':true}}");
            JsonNode snapshot =
                    client.next(node -> node.path("type").asString("").equals("snapshot"));
            assertThat(snapshot.get("data")).hasSize(50);
            long last = snapshot.get("data").get(49).get("trade_id").asLong();
            JsonNode update =
                    client.next(node -> node.path("channel").asString("").equals("trade"));
            assertThat(update.at("/data/0/trade_id").asLong()).isEqualTo(last + 1);
        }
    }

    @Test
    void theHeartBeatsEverySecondWhileSubscribed() {
        try (WireClient client = connect()) {
            client.send("{'method':'subscribe','params':{'channel':'book','symbol':['BTC/USD']}}");
            long start = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                client.next(node -> node.path("channel").asString("").equals("heartbeat"));
            }
            assertThat((System.nanoTime() - start) / 1e9).isBetween(1.5, 4.5);
        }
    }

    @Test
    void whatIsNoRequestIsCalledMalformed() {
        try (WireClient client = connect()) {
            client.nextJson();
            client.send("not json");
            assertThat(client.nextJson().get("error").asString()).isEqualTo("Malformed request");
        }
    }
}
