package io.traider.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Levels;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.market.OrderBook;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId ETH = InstrumentId.parse("BINANCE_FUTURES:ETHUSDT");

    private static OrderIntent intent(InstrumentId instrument, Side side, String quantity) {
        return new OrderIntent(
                "s", instrument, side, OrderType.MARKET, TimeInForce.IOC, Quantity.parse(quantity), null, 0, false);
    }

    private static Order working(InstrumentId instrument, Side side, String quantity) {
        return Order.pending("o", intent(instrument, side, quantity), 1, 1);
    }

    private static Position position(InstrumentId instrument, String quantity) {
        Money none = Money.zero("USDT");
        return new Position("s", instrument, Quantity.parse(quantity), none, none, none, none, 1);
    }

    @Test
    void everySentOrderCountsAsFilledOnTheSideThatHurts() {
        Quantity held = Quantity.parse("1");
        List<Order> sent = List.of(working(BTC, Side.BUY, "2"), working(BTC, Side.SELL, "9"));
        assertThat(Exposure.worst(held, List.of(), null)).isEqualTo(Quantity.parse("1"));
        assertThat(Exposure.worst(held, sent, null)).isEqualTo(Quantity.parse("8"));
        assertThat(Exposure.worst(held, sent, intent(BTC, Side.BUY, "6"))).isEqualTo(Quantity.parse("9"));
        assertThat(Exposure.open(sent, intent(BTC, Side.SELL, "1"))).isEqualTo(Quantity.parse("9"));
    }

    /** A bracket of 5 whose exits are a stop and a limit: bought at most 5, and sold no more than that. */
    @Test
    void linkedOrdersCountOnce() {
        OrderIntent entry = intent(BTC, Side.BUY, "5").linked("g", OrderLink.Role.ENTRY);
        OrderIntent exit = new OrderIntent(
                        "s", BTC, Side.SELL, OrderType.MARKET, TimeInForce.GTC, Quantity.parse("5"), null, 0, true)
                .stoppedAt(Price.parse("90"))
                .linked("g", OrderLink.Role.EXIT);
        List<Order> bracket = List.of(
                Order.pending("a", entry, 1, 1), Order.pending("b", exit, 1, 1), Order.pending("c", exit, 1, 1));
        assertThat(Exposure.worst(Quantity.ZERO, bracket, null)).isEqualTo(Quantity.parse("5"));
        List<Order> either = List.of(
                Order.pending("a", intent(BTC, Side.SELL, "3").linked("h", OrderLink.Role.EITHER), 1, 1),
                Order.pending("b", intent(BTC, Side.SELL, "4").linked("h", OrderLink.Role.EITHER), 1, 1));
        assertThat(Exposure.worst(Quantity.ZERO, either, null)).isEqualTo(Quantity.parse("4"));
        assertThat(Exposure.open(either, intent(BTC, Side.SELL, "1"))).isEqualTo(Quantity.parse("4"));
        assertThat(Exposure.open(either, intent(BTC, Side.SELL, "1").linked("h", OrderLink.Role.EITHER)))
                .isEqualTo(Quantity.ZERO);
    }

    @Test
    void aLongDoesNotPayForAShortAndAnUnknownWorthMakesTheSumUnknown() {
        List<Position> positions = List.of(position(BTC, "1"), position(ETH, "-10"));
        OrderIntent more = intent(BTC, Side.BUY, "1");
        BigDecimal sum =
                Exposure.value(positions, List.of(), more, id -> new BigDecimal(id.equals(BTC) ? "50000" : "3000"));
        assertThat(sum).isEqualByComparingTo("130000");
        assertThat(Exposure.value(positions, List.of(), more, id -> id.equals(BTC) ? BigDecimal.ONE : null))
                .isNull();
    }

    @Test
    void depthEndsAtTheCollar() {
        OrderBook book = new OrderBook(BTC);
        Levels.Builder bids = new Levels.Builder();
        Levels.Builder asks = new Levels.Builder();
        for (int i = 1; i <= 10; i++) {
            bids.add(Price.parse(String.valueOf(1000 - i)), Quantity.parse("1"));
            asks.add(Price.parse(String.valueOf(1000 + i)), Quantity.parse("2"));
        }
        book.apply(new BookSnapshot(BTC, 1, 1, 1, 0, bids.build(), asks.build()));
        book.apply(new BookDelta(BTC, 2, 2, 2, Levels.NONE, Levels.NONE));
        Price middle = Price.parse("1000");
        assertThat(Exposure.depth(book, Side.BUY, middle, new BigDecimal("50"))).isEqualTo(Quantity.parse("10"));
        assertThat(Exposure.depth(book, Side.SELL, middle, new BigDecimal("50")))
                .isEqualTo(Quantity.parse("5"));
        assertThat(Exposure.depth(book, Side.SELL, middle, new BigDecimal("1"))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aSwitchKeepsItsFirstReasonAndStopsWhatItCovers() {
        KillSwitches switches = new KillSwitches();
        KillScope venue = KillScope.parse("VENUE:BINANCE_FUTURES");
        assertThat(switches.engage(new KillSwitch(venue, "first", "ana", 1))).isTrue();
        assertThat(switches.engage(new KillSwitch(venue, "second", "bob", 2))).isFalse();
        assertThat(switches.covering("s", BTC))
                .singleElement()
                .satisfies(on -> assertThat(on.reason()).isEqualTo("first"));
        assertThat(switches.covering("s", InstrumentId.parse("KRAKEN:BTC/USD"))).isEmpty();
        assertThat(switches.release(KillScope.ALL)).isFalse();
        assertThat(switches.release(venue)).isTrue();
        assertThat(switches.all()).isEmpty();
    }

    @Test
    void aWilderMarketGetsASmallerOrder() {
        Instrument instrument = new Instrument(
                BTC,
                InstrumentKind.PERPETUAL,
                "BTC",
                "USDT",
                Price.parse("0.1"),
                Quantity.parse("0.001"),
                Quantity.parse("0.002"));
        VolatilitySizing sizing =
                new VolatilitySizing(new BigDecimal("5"), 100, new BigDecimal("0.2"), new BigDecimal("0.1"));
        BigDecimal capital = new BigDecimal("10000");
        BigDecimal limit = new BigDecimal("1500");
        BigDecimal unit = new BigDecimal("50000");
        Quantity much = Quantity.parse("100");
        assertThat(sizing.size(instrument, 10, capital, limit, unit, much)).isEqualTo(Quantity.parse("0.01"));
        assertThat(sizing.size(instrument, 20, capital, limit, unit, much)).isEqualTo(Quantity.parse("0.005"));
        assertThat(sizing.size(instrument, 1, capital, limit, unit, much)).isEqualTo(Quantity.parse("0.03"));
        assertThat(sizing.size(instrument, 10, capital, limit, unit, Quantity.parse("0.04")))
                .isEqualTo(Quantity.parse("0.004"));
        assertThat(sizing.size(instrument, 100, capital, limit, unit, much)).isEqualTo(Quantity.ZERO);
        assertThat(sizing.size(instrument, Double.NaN, capital, limit, unit, much))
                .isEqualTo(Quantity.ZERO);
        assertThat(sizing.size(instrument, 0, capital, limit, unit, much)).isEqualTo(Quantity.ZERO);
    }
}
