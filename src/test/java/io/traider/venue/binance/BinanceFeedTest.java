package io.traider.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarkPrice;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.venue.FeedRequest;
import io.traider.venue.FrameFault;
import io.traider.venue.Heard;
import io.traider.venue.VenueFeed;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BinanceFeedTest {

    private static final InstrumentId SPOT = new InstrumentId(Venue.BINANCE, "BTCUSDT");
    private static final String ADDRESS = "https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=1000";
    private static final String SNAPSHOT =
            "{\"lastUpdateId\":100,\"bids\":[[\"99.50\",\"1.0\"],[\"99.40\",\"2.0\"]],\"asks\":[[\"100.50\",\"1.5\"]]}";

    private final Heard spot = new Heard(BinanceFeed.spot("test", VenueFeed.MAX_FRAME_BYTES));
    private final Heard futures = new Heard(BinanceFeed.futures("test", 10_000));

    private static String depth(long first, long last, String bids, String asks) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000123,\"s\":\"BTCUSDT\",\"U\":"
                + first + ",\"u\":" + last + ",\"b\":[" + bids + "],\"a\":[" + asks + "]}}";
    }

    private static String futuresDepth(long first, long last, long previous, String bids) {
        return "{\"e\":\"depthUpdate\",\"E\":1700000000123,\"T\":1700000000120,\"s\":\"BTCUSDT\",\"U\":" + first
                + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[" + bids + "],\"a\":[]}";
    }

    private Heard liveSpot() {
        spot.message(depth(99, 101, "[\"99.60\",\"3.0\"]", "")).answer(ADDRESS, SNAPSHOT);
        spot.events();
        spot.requests();
        return spot;
    }

    @Test
    void updatesWaitForTheSnapshotAndAreThenReconciled() {
        spot.opened()
                .message(depth(90, 95, "[\"99.90\",\"9.0\"]", ""))
                .message(depth(96, 100, "[\"99.91\",\"9.0\"]", ""))
                .message(depth(101, 103, "[\"99.40\",\"0.00000000\"]", "[\"100.40\",\"0.1\"]"));
        assertThat(spot.said()).isEmpty();
        assertThat(spot.requests()).containsExactly(new FeedRequest.Snapshot(SPOT));
        assertThat(spot.of("BTCUSDT").updatesBuffered()).isEqualTo(3);
        spot.answer(ADDRESS, SNAPSHOT).message(depth(104, 104, "", "[\"100.50\",\"0\"]"));
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "delta", "delta");
        assertThat(Heard.text(spot.books().of(SPOT))).isEqualTo("99.50x1.0 | 100.40x0.1");
        assertThat(spot.of("BTCUSDT").updatesDropped()).isEqualTo(2);
        assertThat(spot.of("BTCUSDT").updatesApplied()).isEqualTo(2);
        assertThat(spot.of("BTCUSDT").levelChanges()).isEqualTo(3);
        assertThat(spot.of("BTCUSDT").removals()).isEqualTo(2);
        assertThat(spot.of("BTCUSDT").updatesBuffered()).isZero();
        assertThat(spot.requests()).isEmpty();
    }

    @Test
    void aSnapshotOlderThanTheFirstWaitingUpdateIsAskedForAgain() {
        spot.message(depth(150, 155, "", "")).answer(ADDRESS, SNAPSHOT);
        assertThat(spot.requests()).containsExactly(new FeedRequest.Snapshot(SPOT), new FeedRequest.Snapshot(SPOT));
        assertThat(spot.said()).isEmpty();
        spot.answer(ADDRESS, SNAPSHOT.replace("100,", "152,"));
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
    }

    @Test
    void aSnapshotThatNeverCameIsAskedForAgain() {
        spot.message(depth(150, 155, "", "")).message(depth(156, 156, "", ""));
        assertThat(spot.requests()).hasSize(1);
        spot.after(11_000_000_000L).message(depth(157, 157, "", ""));
        assertThat(spot.requests()).hasSize(1);
    }

    @Test
    void aGapInvalidatesTheBookAtOnceAndTheUpdatesWaitForANewSnapshot() {
        liveSpot().message(depth(105, 106, "[\"99.70\",\"1\"]", ""));
        assertThat(spot.said()).containsExactly("INVALID gap: expected an update after 101, got U 105");
        assertThat(spot.books().of(SPOT).valid()).isFalse();
        assertThat(spot.requests()).containsExactly(new FeedRequest.Snapshot(SPOT));
        assertThat(spot.of("BTCUSDT").gaps()).isEqualTo(1);
        spot.message(depth(107, 108, "[\"99.80\",\"1\"]", ""));
        assertThat(spot.said()).isEmpty();
        spot.answer(ADDRESS, SNAPSHOT.replace("100,", "106,"));
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
        assertThat(spot.books().of(SPOT).bidPrice(0))
                .isEqualTo(Price.parse("99.80").units());
        assertThat(spot.books().of(SPOT).valid()).isTrue();
    }

    @Test
    void aFirstUpdateThatDoesNotFitTheSnapshotIsAGap() {
        spot.answer(ADDRESS, SNAPSHOT).message(depth(100, 100, "", "")).message(depth(105, 106, "", ""));
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "INVALID gap: snapshot 100, got U 105");
        assertThat(spot.of("BTCUSDT").updatesDropped()).isEqualTo(1);
    }

    @Test
    void aCrossedBookIsInvalidAndItsUpdateIsNotPassedOn() {
        liveSpot().message(depth(102, 102, "[\"100.50\",\"1\"]", ""));
        assertThat(spot.said()).containsExactly("INVALID crossed: bid 100.5, ask 100.5");
        assertThat(spot.requests()).containsExactly(new FeedRequest.Snapshot(SPOT));
        assertThat(spot.of("BTCUSDT").crossed()).isEqualTo(1);
        assertThat(spot.of("BTCUSDT").updatesApplied()).isEqualTo(1);
    }

    @Test
    void aLateSnapshotDoesNotTurnALiveBookBack() {
        liveSpot().answer(ADDRESS, SNAPSHOT).message(depth(102, 102, "", "[\"100.40\",\"1\"]"));
        assertThat(spot.said()).containsExactly("delta");
    }

    @Test
    void aClosedConnectionMakesItsBooksStaleUntilTheNextSnapshot() {
        liveSpot().closed();
        assertThat(spot.said()).containsExactly("STALE connection closed");
        spot.opened().message(depth(301, 301, "", ""));
        assertThat(spot.said()).isEmpty();
        spot.answer(ADDRESS, SNAPSHOT.replace("100,", "300,"));
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
    }

    @Test
    void theTopIsComparedWithTheTickerOfTheSameUpdateWhicheverComesFirst() {
        String ticker = "{\"u\":%d,\"s\":\"BTCUSDT\",\"b\":\"99.60\",\"B\":\"3.00\",\"a\":\"100.50\",\"A\":\"%s\"}";
        spot.message(ticker.formatted(101, "1.5"));
        liveSpot().message(ticker.formatted(102, "1.5")).message(depth(102, 102, "", ""));
        spot.message(depth(103, 103, "", "")).message(ticker.formatted(103, "7"));
        assertThat(spot.of("BTCUSDT").topMatches()).isEqualTo(2);
        assertThat(spot.of("BTCUSDT").topMismatches()).isEqualTo(1);
    }

    @Test
    void tradesTellTheAggressorAndAreTakenOnce() {
        String trade =
                "{\"e\":\"trade\",\"E\":1700000000123,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"99.5\",\"q\":\"0.02000000\","
                        + "\"T\":1700000000122,\"m\":true,\"M\":true}";
        String aggregate =
                "{\"e\":\"aggTrade\",\"E\":1700000000123,\"s\":\"BTCUSDT\",\"a\":5,\"p\":\"99.5\",\"q\":\"0.02\","
                        + "\"f\":7,\"l\":7,\"T\":1700000000122,\"m\":true,\"M\":true}";
        spot.message(trade).message(trade).message(aggregate);
        assertThat(spot.events())
                .containsExactly(new Trade(
                        SPOT,
                        1_700_000_000_122_000_000L,
                        1_700_000_000_001_000_000L,
                        "7",
                        Price.parse("99.5"),
                        Quantity.parse("0.02"),
                        Side.SELL));
        assertThat(spot.of("BTCUSDT").tradedQuantity()).isEqualTo(new BigDecimal("0.02000000"));
    }

    @Test
    void tradesOfTheInsuranceFundAreNotOfTheMarket() {
        futures.message(
                "{\"e\":\"trade\",\"E\":1,\"T\":1,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"0\",\"q\":\"0\",\"X\":\"NA\",\"m\":true}");
        assertThat(futures.events()).isEmpty();
        assertThat(futures.feed().statistics().ignored()).isEqualTo(1);
    }

    @Test
    void futuresContinueByThePreviousId() {
        String address = "https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000";
        futures.message(futuresDepth(90, 95, 88, ""))
                .message(futuresDepth(98, 104, 95, "[\"99.55\",\"1\"]"))
                .answer(address, SNAPSHOT);
        assertThat(futures.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
        futures.message(futuresDepth(150, 160, 104, "[\"99.56\",\"1\"]")).message(futuresDepth(161, 170, 159, ""));
        assertThat(futures.said()).containsExactly("delta", "INVALID gap: expected an update after 160, got pu 159");
        assertThat(futures.of("BTCUSDT").updatesDropped()).isEqualTo(1);
    }

    @Test
    void markPricesCarryFundingWhenItChanges() {
        String mark =
                "{\"e\":\"markPriceUpdate\",\"E\":1562305380000,\"s\":\"BTCUSDT\",\"p\":\"11794.15\",\"i\":\"11784.62659091\","
                        + "\"P\":\"11784.25641265\",\"r\":\"%s\",\"T\":%d}";
        futures.message(mark.formatted("0.00038167", 1562306400000L))
                .message(mark.formatted("0.00038167", 1562306400000L));
        InstrumentId id = new InstrumentId(Venue.BINANCE_FUTURES, "BTCUSDT");
        long event = 1_562_305_380_000_000_000L;
        assertThat(futures.events())
                .containsExactly(
                        new MarkPrice(
                                id,
                                event,
                                1_700_000_000_001_000_000L,
                                Price.parse("11794.15"),
                                Price.parse("11784.62659091")),
                        new FundingRate(
                                id,
                                event,
                                1_700_000_000_001_000_000L,
                                new BigDecimal("0.00038167"),
                                28_800,
                                1_562_306_400_000_000_000L),
                        new MarkPrice(
                                id,
                                event,
                                1_700_000_000_002_000_000L,
                                Price.parse("11794.15"),
                                Price.parse("11784.62659091")));
        futures.message(mark.formatted("0.0001", 1562306400000L + 4 * 3_600_000L));
        assertThat(futures.events())
                .filteredOn(FundingRate.class::isInstance)
                .extracting(rate -> ((FundingRate) rate).intervalSeconds())
                .containsExactly(14_400);
        futures.message(mark.formatted("", 0L));
        assertThat(futures.said()).containsExactly("MarkPrice");
    }

    @Test
    void keysMayComeInAnyOrder() {
        spot.message(
                        "{\"data\":{\"a\":[],\"b\":[[\"99.60\",\"3.0\"]],\"u\":101,\"U\":99,\"s\":\"BTCUSDT\",\"E\":1,\"e\":\"depthUpdate\"},\"stream\":\"x\"}")
                .answer(
                        ADDRESS,
                        "{\"asks\":[[\"100.50\",\"1.5\"]],\"bids\":[[\"99.50\",\"1.0\"]],\"lastUpdateId\":100}")
                .message("{\"m\":false,\"q\":\"2\",\"p\":\"99.5\",\"t\":8,\"s\":\"BTCUSDT\",\"e\":\"trade\"}");
        assertThat(spot.said()).containsExactly("snapshot", "LIVE snapshot", "delta", "Trade");
        assertThat(Heard.text(spot.books().of(SPOT))).isEqualTo("99.60x3.0 99.50x1.0 | 100.50x1.5");
    }

    @Test
    void whatCannotBeUsedIsCountedByKindWithASample() {
        liveSpot()
                .message(
                        "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":102,\"u\":102,\"b\":[[\"99.9\",\"1\"],[\"x\",\"1\"]],\"a\":[]}")
                .message("{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":102,\"u\":102,\"b\":[[\"99.9\",\"1\"]")
                .message("{\"e\":\"somethingNew\",\"s\":\"BTCUSDT\"}")
                .message("[1,2]")
                .message("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}")
                .message("{\"result\":null,\"id\":1}")
                .message("{\"e\":\"kline\",\"s\":\"BTCUSDT\",\"k\":{}}")
                .message(
                        "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":102,\"u\":102,\"b\":[[\"99999999999.9\",\"1\"]],\"a\":[]}");
        assertThat(spot.said()).isEmpty();
        var statistics = spot.feed().statistics();
        assertThat(statistics.faults(FrameFault.MALFORMED)).isEqualTo(2);
        assertThat(statistics.faults(FrameFault.TRUNCATED)).isEqualTo(1);
        assertThat(statistics.faults(FrameFault.UNKNOWN)).isEqualTo(2);
        assertThat(statistics.faults(FrameFault.REFUSED)).isEqualTo(1);
        assertThat(statistics.ignored()).isEqualTo(2);
        assertThat(statistics.sample(FrameFault.MALFORMED).reason()).contains("99999999999.9");
        assertThat(statistics.sample(FrameFault.UNKNOWN).start()).isEqualTo("[1,2]");
        assertThat(Heard.text(spot.books().of(SPOT))).isEqualTo("99.60x3.0 99.50x1.0 99.40x2.0 | 100.50x1.5");
        spot.message(depth(102, 102, "", ""));
        assertThat(spot.said()).containsExactly("delta");
    }

    @Test
    void anOversizedFrameIsNotRead() {
        futures.message(futuresDepth(1, 1, 0, "[\"1\",\"1\"]")
                .replace("[\"1\",\"1\"]", "[\"1\",\"1\"],".repeat(2_000) + "[\"1\",\"1\"]"));
        assertThat(futures.feed().statistics().faults(FrameFault.OVERSIZED)).isEqualTo(1);
        assertThat(futures.feed().statistics().sample(FrameFault.OVERSIZED).start())
                .hasSize(500);
        assertThat(futures.feed().statistics().sample(FrameFault.OVERSIZED).reason())
                .contains("at most 10000");
    }

    @Test
    void anAnnouncedShutdownAsksForANewConnection() {
        spot.message("{\"e\":\"serverShutdown\",\"E\":1700000000123}");
        assertThat(spot.requests()).hasSize(1).first().isInstanceOf(FeedRequest.Reconnect.class);
    }
}
