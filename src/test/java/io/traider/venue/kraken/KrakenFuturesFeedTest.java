package io.traider.venue.kraken;

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

class KrakenFuturesFeedTest {

    private static final InstrumentId ID = new InstrumentId(Venue.KRAKEN_FUTURES, "PF_XBTUSD");
    private static final String SNAPSHOT =
            "{\"feed\":\"book_snapshot\",\"product_id\":\"PF_XBTUSD\",\"timestamp\":1700000000000,"
                    + "\"seq\":10,\"tickSize\":null,\"bids\":[{\"price\":99.5,\"qty\":1.5},{\"price\":99.0,\"qty\":0.0}],"
                    + "\"asks\":[{\"qty\":2.0,\"price\":100.5}]}";

    private final Heard heard = new Heard(new KrakenFuturesFeed("test", VenueFeed.MAX_FRAME_BYTES));

    private static String update(long seq, String side, String price, String quantity) {
        return "{\"feed\":\"book\",\"product_id\":\"PF_XBTUSD\",\"side\":\"" + side + "\",\"seq\":" + seq
                + ",\"price\":" + price + ",\"qty\":" + quantity + ",\"timestamp\":1700000000001}";
    }

    private Heard live() {
        heard.opened().message(SNAPSHOT);
        heard.events();
        return heard;
    }

    @Test
    void updatesInSequenceChangeTheBook() {
        live().message(update(11, "buy", "99.75", "3.0"))
                .message(update(12, "sell", "100.5", "0.0"))
                .message(update(13, "sell", "101", "4"));
        assertThat(heard.said()).containsExactly("delta", "delta", "delta");
        assertThat(Heard.text(heard.books().of(ID))).isEqualTo("99.75x3.0 99.5x1.5 | 101x4");
        assertThat(heard.of("PF_XBTUSD").removals()).isEqualTo(1);
    }

    @Test
    void aGapInvalidatesTheBookAndAsksForItAgain() {
        live().message(update(12, "buy", "99.75", "3.0")).message(update(13, "buy", "99.75", "3.0"));
        assertThat(heard.said()).containsExactly("INVALID gap: expected seq 11, got 12");
        assertThat(heard.requests()).containsExactly(new FeedRequest.Resubscribe(ID));
        assertThat(heard.of("PF_XBTUSD").gaps()).isEqualTo(1);
        assertThat(heard.of("PF_XBTUSD").updatesDropped()).isEqualTo(2);
        heard.message(SNAPSHOT.replace("\"seq\":10", "\"seq\":20")).message(update(21, "buy", "99.75", "3.0"));
        assertThat(heard.said()).containsExactly("snapshot", "LIVE snapshot", "delta");
    }

    @Test
    void anOldUpdateIsDropped() {
        live().message(update(10, "buy", "99.75", "3.0"));
        assertThat(heard.said()).isEmpty();
        assertThat(heard.of("PF_XBTUSD").updatesDropped()).isEqualTo(1);
        assertThat(heard.of("PF_XBTUSD").gaps()).isZero();
    }

    @Test
    void aCrossedBookIsInvalid() {
        live().message(update(11, "buy", "100.5", "3.0"));
        assertThat(heard.said()).containsExactly("INVALID crossed: bid 100.5, ask 100.5");
        assertThat(heard.requests()).containsExactly(new FeedRequest.Resubscribe(ID));
    }

    @Test
    void tradesOfASnapshotAreRememberedAndLiveOnesPassedOnOnce() {
        String trade =
                "{\"feed\":\"trade\",\"product_id\":\"PF_XBTUSD\",\"uid\":\"05af78ac\",\"side\":\"sell\",\"type\":\"fill\","
                        + "\"seq\":%d,\"time\":1612266317519,\"qty\":15000,\"price\":34969.5}";
        heard.message("{\"feed\":\"trade_snapshot\",\"product_id\":\"PF_XBTUSD\",\"trades\":[" + trade.formatted(5)
                        + "]}")
                .message(trade.formatted(5))
                .message(trade.formatted(6));
        assertThat(heard.events())
                .containsExactly(new Trade(
                        ID,
                        1_612_266_317_519_000_000L,
                        1_700_000_000_003_000_000L,
                        "05af78ac",
                        Price.parse("34969.5"),
                        Quantity.parse("15000"),
                        Side.SELL));
    }

    @Test
    void theTickerCarriesTheMarkAndTheRelativeFundingRateByTheHour() {
        String ticker = "{\"time\":1676393235406,\"product_id\":\"PF_XBTUSD\",\"funding_rate\":-6.2604214e-11,"
                + "\"relative_funding_rate\":-1.380384722222e-6,\"next_funding_rate_time\":1676394000000,\"feed\":\"ticker\","
                + "\"bid\":21978.5,\"index\":21984.54,\"suspended\":false,\"markPrice\":21979.68641534714,\"post_only\":false}";
        heard.message(ticker).message(ticker);
        MarkPrice mark = new MarkPrice(
                ID,
                1_676_393_235_406_000_000L,
                1_700_000_000_001_000_000L,
                Price.parse("21979.6864153471"),
                Price.parse("21984.54"));
        FundingRate funding = new FundingRate(
                ID,
                1_676_393_235_406_000_000L,
                1_700_000_000_001_000_000L,
                new BigDecimal("-0.000001380384722222"),
                3_600,
                1_676_394_000_000_000_000L);
        assertThat(heard.events()).startsWith(mark, funding).hasSize(3);
        live().message(ticker.replace("\"suspended\":false", "\"suspended\":true"));
        assertThat(heard.said()).startsWith("HALTED the venue has suspended the contract");
    }

    @Test
    void acknowledgementsHeartbeatsRefusalsAndUnknownFramesAreCounted() {
        live().message("{\"event\":\"info\",\"version\":1}")
                .message("{\"event\":\"subscribed\",\"feed\":\"book\",\"product_ids\":[\"PF_XBTUSD\"]}")
                .message("{\"feed\":\"heartbeat\",\"time\":1700000000000}")
                .message("{\"event\":\"error\",\"message\":\"Invalid feed\"}")
                .message("{\"feed\":\"novelty\"}")
                .message("{\"feed\":\"book\",\"product_id\":\"PF_XBTUSD\",\"seq\":11,\"price\":1,\"qty\":1}")
                .message(update(11, "buy", "99.75", "-3"));
        assertThat(heard.said()).isEmpty();
        var statistics = heard.feed().statistics();
        assertThat(statistics.ignored()).isEqualTo(3);
        assertThat(statistics.faults(FrameFault.REFUSED)).isEqualTo(1);
        assertThat(statistics.faults(FrameFault.UNKNOWN)).isEqualTo(1);
        assertThat(statistics.faults(FrameFault.MALFORMED)).isEqualTo(2);
        assertThat(statistics.sample(FrameFault.MALFORMED).reason()).contains("-3");
    }
}
