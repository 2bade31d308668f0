package io.traider.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.market.OrderBook;
import io.traider.venue.FeedRequest;
import io.traider.venue.FrameFault;
import io.traider.venue.Heard;
import io.traider.venue.VenueFeed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class KrakenFeedTest {

    private static final InstrumentId ID = new InstrumentId(Venue.KRAKEN, "BTC/USD");
    private static final String ACK =
            "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":10,\"snapshot\":true,"
                    + "\"symbol\":\"BTC/USD\"},\"success\":true,\"time_in\":\"2023-09-25T09:04:31.742599Z\","
                    + "\"time_out\":\"2023-09-25T09:04:31.742648Z\"}";
    private static final String[][] ASKS = {
        {"45285.2", "0.00100000"}, {"45286.4", "1.54571953"}, {"45286.6", "1.54571109"}, {"45289.6", "1.54560911"},
        {"45290.2", "0.15890660"}, {"45291.8", "1.54553491"}, {"45294.7", "0.04454749"}, {"45296.1", "0.35380000"},
        {"45297.5", "0.09945542"}, {"45299.5", "0.18772827"}
    };
    private static final String[][] BIDS = {
        {"45283.5", "0.10000000"}, {"45283.4", "1.54582015"}, {"45282.1", "0.10000000"}, {"45281.0", "0.10000000"},
        {"45280.3", "1.54592586"}, {"45279.0", "0.07990000"}, {"45277.6", "0.03310103"}, {"45277.5", "0.30000000"},
        {"45277.3", "1.54602737"}, {"45276.6", "0.15445238"}
    };

    private final Heard heard = new Heard(new KrakenFeed("test", VenueFeed.MAX_FRAME_BYTES));

    private static String levels(String[]... levels) {
        List<String> texts = new ArrayList<>();
        for (String[] level : levels) {
            texts.add("{\"price\":" + level[0] + ",\"qty\":" + level[1] + "}");
        }
        return "[" + String.join(",", texts) + "]";
    }

    private static String book(String type, String bids, String asks, long checksum) {
        return "{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":" + bids
                + ",\"asks\":" + asks + ",\"checksum\":" + checksum
                + ",\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}";
    }

    /** The venue's text of a checksum, made from text alone. */
    private static long checksum(String[][] asks, String[][] bids) {
        StringBuilder text = new StringBuilder();
        for (String[][] side : List.of(asks, bids)) {
            for (int i = 0; i < Math.min(10, side.length); i++) {
                text.append(digits(side[i][0])).append(digits(side[i][1]));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String digits(String number) {
        return number.replace(".", "").replaceFirst("^0+", "");
    }

    private Heard live() {
        heard.opened().message(ACK).message(book("snapshot", levels(BIDS), levels(ASKS), 3310070434L));
        heard.events();
        return heard;
    }

    @Test
    void theWorkedExampleOfTheVenueGivesItsChecksum() {
        Levels.Builder bids = new Levels.Builder();
        Levels.Builder asks = new Levels.Builder();
        for (int i = 0; i < 10; i++) {
            bids.add(
                    Price.parse(BIDS[i][0]).units(),
                    1,
                    Quantity.parse(BIDS[i][1]).units(),
                    8);
            asks.add(
                    Price.parse(ASKS[i][0]).units(),
                    1,
                    Quantity.parse(ASKS[i][1]).units(),
                    8);
        }
        OrderBook book = new OrderBook(ID);
        book.apply(new BookSnapshot(ID, 1, 1, -1, 10, bids.build(), asks.build()));
        assertThat(new BookChecksum().of(book)).isEqualTo(3310070434L);
        assertThat(checksum(ASKS, BIDS)).isEqualTo(3310070434L);
    }

    @Test
    void aSnapshotWithTheRightChecksumMakesTheBookLive() {
        heard.opened().message(ACK).message(book("snapshot", levels(BIDS), levels(ASKS), 3310070434L));
        assertThat(heard.events())
                .first()
                .isInstanceOfSatisfying(
                        BookSnapshot.class,
                        snapshot -> assertThat(snapshot.depth()).isEqualTo(10));
        assertThat(heard.of("BTC/USD").checksumsVerified()).isEqualTo(1);
        assertThat(heard.books().of(ID).valid()).isTrue();
        assertThat(heard.feed().statistics().ignored()).isEqualTo(1);
    }

    @Test
    void theBookIsCutToItsDepthBeforeTheChecksum() {
        String[][] bids = BIDS.clone();
        System.arraycopy(BIDS, 0, bids, 1, 9);
        bids[0] = new String[] {"45284.0", "0.50000000"};
        live().message(book("update", levels(bids[0]), "[]", checksum(ASKS, bids)));
        assertThat(heard.said()).containsExactly("delta");
        assertThat(heard.books().of(ID).bidLevels()).isEqualTo(10);
        assertThat(heard.books().of(ID).bidPriceText(9)).isEqualTo("45277.3");
    }

    @Test
    void aFailedChecksumInvalidatesTheBookUntilTheNextSnapshot() {
        live().message(book("update", levels(new String[] {"45284.0", "0.50000000"}), "[]", 1));
        assertThat(heard.said()).hasSize(1).first().asString().startsWith("INVALID checksum: expected 1, computed ");
        assertThat(heard.requests()).containsExactly(new FeedRequest.Resubscribe(ID));
        assertThat(heard.books().of(ID).valid()).isFalse();
        heard.message(book("update", "[]", "[]", 3310070434L));
        assertThat(heard.said()).isEmpty();
        assertThat(heard.of("BTC/USD").updatesDropped()).isEqualTo(2);
        assertThat(heard.of("BTC/USD").checksumsFailed()).isEqualTo(1);
        heard.message(book("snapshot", levels(BIDS), levels(ASKS), 3310070434L));
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot");
    }

    @Test
    void aCrossedBookIsInvalidThoughItsChecksumIsRight() {
        String[][] bids = BIDS.clone();
        System.arraycopy(BIDS, 0, bids, 1, 9);
        bids[0] = new String[] {"45286.0", "0.50000000"};
        live().message(book("update", levels(bids[0]), "[]", checksum(ASKS, bids)));
        assertThat(heard.said()).containsExactly("INVALID crossed: bid 45286, ask 45285.2");
        assertThat(heard.requests()).containsExactly(new FeedRequest.Resubscribe(ID));
    }

    @Test
    void withoutAnAcknowledgementTheDepthIsTheSmallestThatHoldsTheSnapshot() {
        heard.message(book("snapshot", levels(BIDS), levels(ASKS[0]), checksum(new String[][] {ASKS[0]}, BIDS)));
        assertThat(heard.events())
                .first()
                .isInstanceOfSatisfying(
                        BookSnapshot.class,
                        snapshot -> assertThat(snapshot.depth()).isEqualTo(10));
    }

    @Test
    void digitsCountAndExponentsAreRead() {
        String[][] bids = {{"0.0000450", "1.50"}};
        String[][] asks = {{"0.0000460", "12"}};
        heard.message(book("snapshot", levels(bids), levels(asks), checksum(asks, bids)));
        assertThat(Heard.text(heard.books().of(ID))).isEqualTo("0.0000450x1.50 | 0.0000460x12");
        heard.message(book("update", "[{\"price\":4.5e-5,\"qty\":0}]", "[]", checksum(asks, new String[0][])));
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
    }

    @Test
    void keysMayComeInAnyOrder() {
        heard.message("{\"data\":[{\"checksum\":3310070434,\"asks\":" + levels(ASKS) + ",\"bids\":"
                + levels(BIDS).replaceAll("\"price\":([^,]*),\"qty\":([^}]*)", "\"qty\":$2,\"price\":$1")
                + ",\"extra\":{\"x\":[1]},\"symbol\":\"BTC/USD\"}],\"type\":\"snapshot\",\"channel\":\"book\"}");
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot");
    }

    @Test
    void tradesOfASnapshotAreRememberedAndLiveOnesPassedOnOnce() {
        String trade =
                "{\"symbol\":\"BTC/USD\",\"side\":\"%s\",\"price\":105944.20,\"qty\":0.00027625,\"ord_type\":\"limit\","
                        + "\"trade_id\":%d,\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}";
        heard.message("{\"channel\":\"trade\",\"type\":\"snapshot\",\"data\":[" + trade.formatted("buy", 1) + "]}")
                .message("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[" + trade.formatted("buy", 1) + ","
                        + trade.formatted("sell", 2) + "]}");
        assertThat(heard.events())
                .containsExactly(new Trade(
                        ID,
                        1_696_613_755_440_295_000L,
                        1_700_000_000_002_000_000L,
                        "2",
                        Price.parse("105944.20"),
                        Quantity.parse("0.00027625"),
                        Side.SELL));
        assertThat(heard.of("BTC/USD").trades()).isEqualTo(1);
    }

    @Test
    void maintenanceHaltsTheInstrumentUntilTheVenueIsOnlineAgain() {
        String status =
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\",\"system\":\"%s\","
                        + "\"api_version\":\"v2\",\"connection_id\":2950167385101900187}]}";
        live().message(status.formatted("maintenance"));
        assertThat(heard.said()).containsExactly("HALTED the venue is maintenance");
        heard.message(status.formatted("online"));
        assertThat(heard.said()).containsExactly("LIVE the venue is online");
    }

    @Test
    void refusalsHeartbeatsAndUnknownFramesAreCounted() {
        live().message(
                        "{\"error\":\"Subscription depth not supported\",\"method\":\"subscribe\",\"success\":false,\"time_in\":\"x\"}")
                .message("{\"channel\":\"heartbeat\"}")
                .message("{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{}]}")
                .message("{\"channel\":\"novelty\",\"data\":[]}")
                .message("{\"hello\":1}")
                .message(
                        "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":1}]}]}")
                .message("{\"channel\":\"book\",\"type\":\"upd");
        assertThat(heard.said()).isEmpty();
        var statistics = heard.feed().statistics();
        assertThat(statistics.faults(FrameFault.REFUSED)).isEqualTo(1);
        assertThat(statistics.ignored()).isEqualTo(3);
        assertThat(statistics.faults(FrameFault.UNKNOWN)).isEqualTo(2);
        assertThat(statistics.faults(FrameFault.MALFORMED)).isEqualTo(1);
        assertThat(statistics.faults(FrameFault.TRUNCATED)).isEqualTo(1);
        assertThat(heard.books().of(ID).valid()).isTrue();
    }
}
