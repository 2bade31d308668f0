package io.traider.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.venue.FeedRequest;
import io.traider.venue.FrameFault;
import io.traider.venue.Heard;
import io.traider.venue.VenueFeed;
import org.junit.jupiter.api.Test;

class CoinbaseFeedTest {

    private static final InstrumentId BTC = new InstrumentId(Venue.COINBASE, "BTC-USD");
    private static final InstrumentId ETH = new InstrumentId(Venue.COINBASE, "ETH-USD");

    private final Heard heard = new Heard(new CoinbaseFeed("test", VenueFeed.MAX_FRAME_BYTES));

    private static String frame(String channel, long sequence, String events) {
        return "{\"channel\":\"" + channel
                + "\",\"client_id\":\"\",\"timestamp\":\"2026-08-24T22:34:13.793075885Z\",\"sequence_num\":" + sequence
                + ",\"events\":[" + events + "]}";
    }

    private static String book(String type, String product, String... levels) {
        StringBuilder updates = new StringBuilder();
        for (String level : levels) {
            String[] parts = level.split(" ");
            updates.append(updates.isEmpty() ? "" : ",")
                    .append("{\"side\":\"" + parts[0]
                            + "\",\"event_time\":\"2026-08-24T22:34:13.483122Z\",\"price_level\":\"" + parts[1]
                            + "\",\"new_quantity\":\"" + parts[2] + "\"}");
        }
        return "{\"type\":\"" + type + "\",\"product_id\":\"" + product + "\",\"updates\":[" + updates + "]}";
    }

    private Heard live() {
        heard.opened()
                .message(frame("l2_data", 0, book("snapshot", "BTC-USD", "bid 99.5 1", "offer 100.5 2")))
                .message(frame("subscriptions", 1, "{\"subscriptions\":{\"level2\":[\"BTC-USD\"]}}"))
                .message(frame("l2_data", 2, book("snapshot", "ETH-USD", "bid 9.5 1", "offer 10.5 2")));
        heard.events();
        return heard;
    }

    @Test
    void oneCounterRunsThroughAllChannels() {
        live().message(frame(
                        "heartbeats",
                        3,
                        "{\"current_time\":\"2026-09-05 22:10:30.25 +0000 UTC m=+1.2\",\"heartbeat_counter\":1}"))
                .message(frame("l2_data", 4, book("update", "BTC-USD", "bid 99.6 0.5", "offer 100.5 0")))
                .message(frame("l2_data", 5, book("update", "BTC-USD")));
        assertThat(heard.said()).containsExactly("delta", "delta");
        assertThat(Heard.text(heard.books().of(BTC))).isEqualTo("99.6x0.5 99.5x1 |");
        assertThat(heard.feed().statistics().gaps()).isZero();
        assertThat(heard.feed().statistics().ignored()).isEqualTo(2);
    }

    @Test
    void aGapInvalidatesEveryBookOfTheConnection() {
        live().message(frame("heartbeats", 4, "{}"));
        String reason = "gap: expected sequence_num 3, got 4";
        assertThat(heard.said()).containsExactly("INVALID " + reason, "INVALID " + reason);
        assertThat(heard.requests()).containsExactly(new FeedRequest.Reconnect(reason));
        assertThat(heard.books().of(BTC).valid()).isFalse();
        assertThat(heard.books().of(ETH).valid()).isFalse();
        assertThat(heard.feed().statistics().gaps()).isEqualTo(1);
        heard.message(frame("l2_data", 5, book("update", "BTC-USD", "bid 99.6 0.5")));
        assertThat(heard.said()).isEmpty();
        assertThat(heard.of("BTC-USD").updatesDropped()).isEqualTo(1);
        heard.closed()
                .opened()
                .message(frame("l2_data", 0, book("snapshot", "BTC-USD", "bid 99.5 1", "offer 100.5 2")));
        assertThat(heard.said())
                .containsExactly("STALE connection closed", "STALE connection closed", "snapshot", "LIVE snapshot");
    }

    @Test
    void aConnectionThatDoesNotBeginAtZeroHasAGap() {
        heard.opened().message(frame("heartbeats", 2, "{}"));
        assertThat(heard.feed().statistics().gaps()).isEqualTo(1);
    }

    @Test
    void aRecordingMayBeginAnywhere() {
        heard.message(frame("l2_data", 17, book("snapshot", "BTC-USD", "bid 99.5 1")))
                .message(frame("l2_data", 18, book("update", "BTC-USD", "bid 99.5 0")));
        assertThat(heard.feed().statistics().gaps()).isZero();
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
    }

    @Test
    void anOldMessageIsIgnored() {
        live().message(frame("l2_data", 2, book("update", "BTC-USD", "bid 99.6 0.5")));
        assertThat(heard.said()).isEmpty();
        assertThat(heard.of("BTC-USD").updatesDropped()).isEqualTo(1);
        assertThat(heard.feed().statistics().gaps()).isZero();
    }

    @Test
    void aFrameMayHoldEventsOfSeveralProducts() {
        live().message(frame(
                "l2_data", 3, book("update", "BTC-USD", "bid 99.6 1") + "," + book("update", "ETH-USD", "bid 9.6 1")));
        assertThat(heard.said()).containsExactly("delta", "delta");
    }

    @Test
    void aCrossedBookIsInvalidAndTheOthersAreNot() {
        live().message(frame("l2_data", 3, book("update", "BTC-USD", "bid 101 1")));
        assertThat(heard.said()).containsExactly("INVALID crossed: bid 101, ask 100.5");
        assertThat(heard.requests()).containsExactly(new FeedRequest.Resubscribe(BTC));
        assertThat(heard.books().of(ETH).valid()).isTrue();
    }

    @Test
    void tradesAreTakenOnceOldestFirstAndTheMakersSideTurnedRound() {
        String trade =
                "{\"trade_id\":\"%d\",\"product_id\":\"BTC-USD\",\"price\":\"99.5\",\"size\":\"0.%d\",\"side\":\"BUY\","
                        + "\"time\":\"2024-10-04T07:13:31.088388Z\"}";
        heard.opened()
                .message(
                        frame("market_trades", 0, "{\"type\":\"snapshot\",\"trades\":[" + trade.formatted(7, 7) + "]}"))
                .message(frame(
                        "market_trades",
                        1,
                        "{\"type\":\"update\",\"trades\":[" + trade.formatted(9, 9) + "," + trade.formatted(8, 8) + ","
                                + trade.formatted(7, 7) + "]}"));
        long event = 1_728_026_011_088_388_000L;
        long received = 1_700_000_000_003_000_000L;
        assertThat(heard.events())
                .containsExactly(
                        new Trade(BTC, event, received, "8", Price.parse("99.5"), Quantity.parse("0.8"), Side.SELL),
                        new Trade(BTC, event, received, "9", Price.parse("99.5"), Quantity.parse("0.9"), Side.SELL));
        assertThat(heard.of("BTC-USD").tradedQuantity()).isEqualByComparingTo("1.7");
    }

    @Test
    void keysMayComeInAnyOrder() {
        heard.message("{\"events\":[{\"updates\":[{\"new_quantity\":\"1\",\"price_level\":\"99.5\",\"side\":\"bid\"}],"
                + "\"product_id\":\"BTC-USD\",\"type\":\"snapshot\"}],\"sequence_num\":0,\"channel\":\"l2_data\"}");
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot");
    }

    @Test
    void refusalsAndUnknownChannelsAreCountedAndTheirNumbersToo() {
        live().message("{\"type\":\"error\",\"message\":\"authentication failure\"}")
                .message(frame("novelty", 3, "{}"))
                .message("{\"hello\":1}")
                .message(frame(
                        "l2_data",
                        4,
                        "{\"type\":\"update\",\"product_id\":\"BTC-USD\",\"updates\":[{\"side\":\"ask\"}]}"))
                .message(frame("l2_data", 4, book("update", "BTC-USD", "bid 99.6 1")));
        assertThat(heard.said()).containsExactly("delta");
        var statistics = heard.feed().statistics();
        assertThat(statistics.faults(FrameFault.REFUSED)).isEqualTo(1);
        assertThat(statistics.faults(FrameFault.UNKNOWN)).isEqualTo(2);
        assertThat(statistics.faults(FrameFault.MALFORMED)).isEqualTo(1);
    }
}
