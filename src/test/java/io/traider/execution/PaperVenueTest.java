package io.traider.execution;

import static io.traider.execution.HandVenue.BTC;
import static io.traider.execution.HandVenue.INSTRUMENT;
import static io.traider.execution.HandVenue.MS;
import static io.traider.execution.HandVenue.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport;
import io.traider.domain.ExecutionReport.Accepted;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.ExecutionReport.Expired;
import io.traider.domain.ExecutionReport.Filled;
import io.traider.domain.ExecutionReport.Rejected;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaperVenueTest {

    private static final VenueTerms TERMS = VenueTerms.parse(
            "venue,kind,from,volume,maker,taker\n"
                    + "BINANCE_FUTURES,PERPETUAL,2019-09-01,0,2,4\n"
                    + "BINANCE_FUTURES,PERPETUAL,2023-08-01,0,2,5\n",
            "venue,from,millis\nBINANCE_FUTURES,2019-09-01,5\n");

    private final HandVenue.Shown book = new HandVenue.Shown();
    private final PaperVenue venue = new PaperVenue(new TreeMap<>(Map.of(BTC, INSTRUMENT)), TERMS, _ -> book);

    private List<ExecutionReport> at(long nanos) {
        List<ExecutionReport> reports = new ArrayList<>();
        venue.advance(nanos, reports::add);
        return reports;
    }

    private static Order order(String id, Side side, String quantity, String limit, TimeInForce life, boolean reduce) {
        OrderType type = limit == null ? OrderType.MARKET : OrderType.LIMIT;
        Price price = limit == null ? null : Price.parse(limit);
        long nanos = life == TimeInForce.GTD ? 100 * MS : 0;
        return Order.pending(
                id, new OrderIntent("s", BTC, side, type, life, Quantity.parse(quantity), price, nanos, reduce), 1, T);
    }

    private static Order limit(String id, Side side, String quantity, String limit) {
        return order(id, side, quantity, limit, TimeInForce.GTC, false);
    }

    private static String told(ExecutionReport report) {
        return switch (report) {
            case Accepted a -> "accepted " + a.order();
            case Rejected r -> "rejected " + r.order() + ": " + r.reason();
            case Cancelled c -> "cancelled " + c.order() + ": " + c.reason();
            case Expired e -> "expired " + e.order();
            case ExecutionReport.Triggered t -> "triggered " + t.order();
            case ExecutionReport.Liquidated l -> "liquidated " + l.fill().quantity();
            case Filled(Fill f) ->
                f.liquidity() + " " + f.order() + " " + f.quantity() + " at " + f.price() + " fee " + f.fee();
        };
    }

    private List<String> tell(long nanos) {
        return at(nanos).stream().map(PaperVenueTest::told).toList();
    }

    private void trade(String price, String quantity, Side aggressor, long nanos) {
        venue.onMarket(
                new Trade(BTC, nanos, nanos, "t", Price.parse(price), Quantity.parse(quantity), aggressor), nanos);
    }

    private void bookMoved(long nanos) {
        venue.onMarket(new InstrumentStatus(BTC, nanos, nanos, InstrumentStatus.State.LIVE, ""), nanos);
    }

    @Test
    void anOrderMeetsTheBookOfTheMomentAtWhichItArrives() {
        venue.submit(order("a", Side.BUY, "15", null, TimeInForce.IOC, false), T);
        assertThat(tell(T + 5 * MS - 1)).isEmpty();
        book.asks = new long[][] {{103, 10}, {104, 20}};
        assertThat(tell(T + 5 * MS))
                .containsExactly("accepted a", "TAKER a 10 at 103 fee 0.515 USDT", "TAKER a 5 at 104 fee 0.26 USDT");
    }

    @Test
    void theFeeOfTheDayCounts() {
        long before = Instant.parse("2023-07-31T23:00:00Z").getEpochSecond() * 1_000_000_000L;
        venue.submit(order("a", Side.BUY, "10", null, TimeInForce.IOC, false), before);
        assertThat(tell(before + 5 * MS)).containsExactly("accepted a", "TAKER a 10 at 101 fee 0.404 USDT");
    }

    @Test
    void twoOrdersNeverTakeTheSameDisplayedQuantity() {
        venue.submit(order("a", Side.BUY, "8", "101", TimeInForce.IOC, false), T);
        venue.submit(order("b", Side.BUY, "8", "101", TimeInForce.IOC, false), T);
        assertThat(tell(T + 5 * MS))
                .contains("TAKER b 2 at 101 fee 0.101 USDT", "cancelled b: the rest was not to be had at once");
        venue.submit(order("c", Side.BUY, "8", "101", TimeInForce.IOC, false), T + 6 * MS);
        assertThat(tell(T + 11 * MS)).noneMatch(report -> report.startsWith("TAKER"));
        book.asks = new long[][] {{101, 9}, {102, 20}};
        bookMoved(T + 12 * MS);
        venue.submit(order("d", Side.BUY, "8", "101", TimeInForce.IOC, false), T + 12 * MS);
        assertThat(tell(T + 17 * MS)).noneMatch(report -> report.startsWith("TAKER"));
    }

    private List<String> buys(String id, String quantity, long[]... asks) {
        book.asks = asks;
        bookMoved(T);
        venue.submit(order(id, Side.BUY, quantity, "102", TimeInForce.IOC, false), T);
        return tell(T + 5 * MS).stream()
                .filter(report -> report.startsWith("TAKER"))
                .toList();
    }

    @Test
    void whatALevelShowsBeyondWhatWasTakenIsNew() {
        assertThat(buys("a", "4", new long[][] {{101, 10}})).containsExactly("TAKER a 4 at 101 fee 0.202 USDT");
        assertThat(buys("b", "8", new long[][] {{101, 9}})).containsExactly("TAKER b 5 at 101 fee 0.2525 USDT");
        assertThat(buys("c", "8", new long[][] {{101, 3}})).isEmpty();
        assertThat(buys("d", "8", new long[][] {{101, 9}})).isEmpty();
        assertThat(buys("e", "8", new long[][] {{101, 12}})).containsExactly("TAKER e 3 at 101 fee 0.1515 USDT");
    }

    @Test
    void aLevelThatWentAndCameBackIsNew() {
        buys("a", "12", new long[][] {{101, 10}, {102, 20}});
        assertThat(buys("b", "0.1", new long[][] {{102, 2}})).isEmpty();
        assertThat(buys("c", "12", new long[][] {{101, 10}, {102, 2}}))
                .containsExactly("TAKER c 10 at 101 fee 0.505 USDT");
    }

    @Test
    void ofALevelBeyondTheLastThatIsShownNothingIsKnown() {
        buys("a", "12", new long[][] {{101, 10}, {102, 20}});
        assertThat(buys("b", "0.1", new long[][] {{100, 1}})).isNotEmpty();
        assertThat(buys("c", "30", new long[][] {{101, 10}, {102, 20}}))
                .containsExactly("TAKER c 18 at 102 fee 0.918 USDT");
    }

    @Test
    void bidsAreTakenOnceToo() {
        book.bids = new long[][] {{99, 10}, {98, 20}};
        venue.submit(order("a", Side.SELL, "12", "98", TimeInForce.IOC, false), T);
        venue.submit(order("b", Side.SELL, "20", "98", TimeInForce.IOC, false), T);
        assertThat(tell(T + 5 * MS)).contains("TAKER b 18 at 98 fee 0.882 USDT");
        book.bids = new long[][] {{98, 25}};
        bookMoved(T + 6 * MS);
        book.bids = new long[][] {{99, 3}, {98, 25}};
        bookMoved(T + 7 * MS);
        venue.submit(order("c", Side.SELL, "20", "98", TimeInForce.IOC, false), T + 7 * MS);
        assertThat(tell(T + 12 * MS)).contains("TAKER c 3 at 99 fee 0.1485 USDT", "TAKER c 5 at 98 fee 0.245 USDT");
    }

    @Test
    void fillOrKillIsAllOrNothing() {
        venue.submit(order("a", Side.SELL, "31", "98", TimeInForce.FOK, false), T);
        venue.submit(order("b", Side.SELL, "30", "98", TimeInForce.FOK, false), T);
        assertThat(tell(T + 5 * MS))
                .containsExactly(
                        "accepted a",
                        "cancelled a: not all of it was to be had at once",
                        "accepted b",
                        "TAKER b 10 at 99 fee 0.495 USDT",
                        "TAKER b 20 at 98 fee 0.98 USDT");
    }

    @Test
    void aRestingOrderWaitsBehindWhatWasDisplayedBeforeIt() {
        venue.submit(limit("a", Side.BUY, "5", "99"), T);
        assertThat(tell(T + 5 * MS)).containsExactly("accepted a");
        trade("99", "7", Side.SELL, T + 6 * MS);
        assertThat(tell(T + 6 * MS)).isEmpty();
        trade("99", "5", Side.SELL, T + 7 * MS);
        assertThat(tell(T + 7 * MS)).containsExactly("MAKER a 2 at 99 fee 0.0396 USDT");
        trade("99", "9", Side.BUY, T + 8 * MS);
        assertThat(tell(T + 8 * MS)).isEmpty();
    }

    @Test
    void theQueueIsNeverLongerThanWhatIsDisplayed() {
        venue.submit(limit("a", Side.BUY, "5", "99"), T);
        at(T + 5 * MS);
        book.bids = new long[][] {{99, 3}, {98, 20}};
        bookMoved(T + 6 * MS);
        trade("99", "4", Side.SELL, T + 7 * MS);
        assertThat(tell(T + 7 * MS)).containsExactly("MAKER a 1 at 99 fee 0.0198 USDT");
    }

    @Test
    void aTradeThroughThePriceFillsAndAnOldTradeDoesNot() {
        venue.submit(limit("a", Side.BUY, "5", "99"), T);
        at(T + 5 * MS);
        venue.onMarket(
                new Trade(BTC, T, T + 6 * MS, "t", Price.parse("98"), Quantity.parse("4"), Side.SELL), T + 6 * MS);
        assertThat(tell(T + 6 * MS)).isEmpty();
        trade("98", "4", Side.SELL, T + 7 * MS);
        assertThat(tell(T + 7 * MS)).containsExactly("MAKER a 4 at 99 fee 0.0792 USDT");
    }

    @Test
    void whoOffersAtARestingOrdersPriceMeetsIt() {
        venue.submit(limit("a", Side.BUY, "5", "100"), T);
        at(T + 5 * MS);
        book.asks = new long[][] {{100, 2}, {102, 20}};
        bookMoved(T + 6 * MS);
        bookMoved(T + 7 * MS);
        assertThat(tell(T + 7 * MS)).containsExactly("MAKER a 2 at 100 fee 0.04 USDT");
    }

    @Test
    void anInvalidBookAHaltAndABadGridAreRefused() {
        book.valid = false;
        venue.submit(limit("a", Side.BUY, "5", "99"), T);
        assertThat(tell(T + 5 * MS)).containsExactly("rejected a: the book of " + BTC + " is not valid");
        book.valid = true;
        venue.submit(limit("b", Side.BUY, "5", "99.5"), T);
        venue.submit(limit("c", Side.BUY, "0.05", "99"), T);
        assertThat(tell(T + 10 * MS))
                .containsExactly(
                        "rejected b: limit 99.5 with ticks of 1",
                        "rejected c: quantity 0.05 with lots of 0.1 and a minimum of 0.1");
        venue.onMarket(new InstrumentStatus(BTC, T, T, InstrumentStatus.State.HALTED, "maintenance"), T);
        venue.submit(limit("d", Side.BUY, "5", "99"), T);
        assertThat(tell(T + 15 * MS)).containsExactly("rejected d: " + BTC + " is halted");
    }

    @Test
    void aReduceOnlyOrderNeverGoesThroughZero() {
        venue.submit(order("a", Side.SELL, "3", null, TimeInForce.IOC, true), T);
        assertThat(tell(T + 5 * MS)).containsExactly("rejected a: nothing of " + BTC + " to reduce");
        Money none = Money.zero("USDT");
        venue.resume(
                List.of(),
                List.of(new Position("s", BTC, Quantity.parse("2"), none, none, none, none, T)),
                List.of(),
                T);
        venue.submit(order("b", Side.SELL, "3", null, TimeInForce.IOC, true), T);
        assertThat(tell(T + 10 * MS))
                .containsExactly(
                        "accepted b",
                        "TAKER b 2 at 99 fee 0.099 USDT",
                        "cancelled b: the rest was not to be had at once");
    }

    @Test
    void anOrderCanBeCancelledAndOutlivesItsTimeNever() {
        venue.submit(limit("a", Side.BUY, "5", "99"), T);
        venue.submit(order("b", Side.BUY, "5", "99", TimeInForce.GTD, false), T);
        venue.cancel("a", BTC, T + MS);
        assertThat(tell(T + 6 * MS)).containsExactly("accepted a", "accepted b", "cancelled a: as asked");
        assertThat(tell(T + 106 * MS)).containsExactly("expired b");
    }

    @Test
    void sendingTwiceDoesNoHarm() {
        venue.submit(limit("a", Side.BUY, "5", "101"), T);
        venue.submit(limit("a", Side.BUY, "5", "101"), T);
        assertThat(tell(T + 5 * MS)).hasSize(2);
        venue.submit(limit("a", Side.BUY, "5", "101"), T + 6 * MS);
        assertThat(tell(T + 20 * MS)).isEmpty();
    }

    @Test
    void afterARestartRestingOrdersRestAgainAndUnsentOnesAreCancelled() {
        Order partly = limit("a", Side.BUY, "5", "99")
                .filledBy(new Fill(
                        "a/1",
                        "a",
                        "s",
                        BTC,
                        Side.BUY,
                        Price.parse("99"),
                        Quantity.parse("1"),
                        Liquidity.MAKER,
                        Money.zero("USDT"),
                        T));
        assertThat(partly.status()).isEqualTo(OrderStatus.OPEN);
        venue.resume(List.of(partly, limit("b", Side.BUY, "5", "99")), List.of(), List.of(), T);
        assertThat(tell(T)).containsExactly("cancelled b: the session ended before it was sent");
        trade("99", "5", Side.SELL, T + MS);
        assertThat(tell(T + MS)).isEmpty();
        trade("98", "9", Side.SELL, T + 2 * MS);
        assertThat(at(T + 2 * MS)).singleElement().isInstanceOfSatisfying(Filled.class, filled -> {
            assertThat(filled.fill().quantity()).isEqualTo(Quantity.parse("4"));
            assertThat(filled.fill().id()).isEqualTo("a/500000000");
        });
    }
}
