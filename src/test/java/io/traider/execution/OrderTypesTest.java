package io.traider.execution;

import static io.traider.execution.HandVenue.intent;
import static io.traider.execution.HandVenue.lasting;
import static io.traider.execution.HandVenue.reducing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink.Role;
import io.traider.domain.OrderStatus;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTypesTest {

    private final HandVenue hand = new HandVenue();

    @Test
    void aPostOnlyOrderRestsOrIsRefused() {
        assertThat(hand.send("a", intent(Side.BUY, "1", "101").restingOnly()))
                .containsExactly("rejected a: post-only at 101 would have taken");
        assertThat(hand.send("b", intent(Side.BUY, "1", "100").restingOnly())).containsExactly("accepted b");
        assertThat(hand.trade("100", "1", Side.SELL)).containsExactly("MAKER b 1 at 100");
    }

    @Test
    void aStopTriggersOnATradeThroughItsPriceAndTakesTheBook() {
        assertThat(hand.send("a", intent(Side.SELL, "12", null).stoppedAt(Price.parse("97"))))
                .containsExactly("accepted a");
        assertThat(hand.trade("98", "1", Side.SELL)).isEmpty();
        hand.book.bids = new long[][] {{96, 10}, {95, 20}};
        assertThat(hand.trade("96", "5", Side.SELL))
                .containsExactly("triggered a", "TAKER a 10 at 96", "TAKER a 2 at 95");
    }

    @Test
    void aStopTriggersAtItsVeryPriceAndNotOnTradesOfBeforeIt() {
        hand.send("a", intent(Side.BUY, "1", null).stoppedAt(Price.parse("105")));
        long before = hand.now;
        hand.now += HandVenue.MS;
        hand.venue.onMarket(
                new io.traider.domain.Trade(
                        HandVenue.BTC, before - 1, hand.now, "old", Price.parse("106"), Quantity.parse("1"), Side.BUY),
                hand.now);
        assertThat(hand.told()).isEmpty();
        assertThat(hand.trade("105", "1", Side.BUY)).containsExactly("triggered a", "TAKER a 1 at 101");
    }

    @Test
    void aStopLimitRestsAtItsLimitOnceTriggered() {
        hand.send("a", intent(Side.BUY, "12", "101").stoppedAt(Price.parse("100")));
        assertThat(hand.trade("100", "1", Side.BUY)).containsExactly("triggered a", "TAKER a 10 at 101");
        hand.asks(new long[] {102, 20});
        assertThat(hand.trade("101", "5", Side.SELL)).containsExactly("MAKER a 2 at 101");
    }

    @Test
    void aStopWhoseTriggerIsReachedAlreadyIsRefused() {
        hand.trade("100", "1", Side.BUY);
        assertThat(hand.send("a", intent(Side.SELL, "1", null).stoppedAt(Price.parse("100"))))
                .containsExactly("rejected a: a trigger of 100 is reached already");
    }

    @Test
    void aTriggeredStopWaitsForAValidBook() {
        hand.send("a", intent(Side.SELL, "1", null).stoppedAt(Price.parse("97")));
        hand.book.valid = false;
        assertThat(hand.trade("97", "1", Side.SELL)).containsExactly("triggered a");
        hand.book.valid = true;
        assertThat(hand.moved()).containsExactly("TAKER a 1 at 99");
    }

    @Test
    void aStopExpiresLikeAnyDatedOrder() {
        OrderIntent dated = lasting(intent(Side.SELL, "1", null), TimeInForce.GTD, 50 * HandVenue.MS)
                .stoppedAt(Price.parse("97"));
        hand.send("a", dated);
        hand.now += 50 * HandVenue.MS;
        assertThat(hand.told()).containsExactly("expired a");
    }

    /** Shows 2 of 5 behind a queue of 10; a part that is filled is followed by the next at the end of the queue. */
    @Test
    void anIcebergShowsItsPartsOneAfterTheOther() {
        hand.send("a", intent(Side.BUY, "5", "99").showing(Quantity.parse("2")));
        assertThat(hand.trade("99", "11", Side.SELL)).containsExactly("MAKER a 1 at 99");
        hand.bids(new long[] {99, 4}, new long[] {98, 20});
        assertThat(hand.trade("99", "3", Side.SELL)).containsExactly("MAKER a 1 at 99");
        hand.bids(new long[] {99, 2}, new long[] {98, 20});
        assertThat(hand.trade("99", "3", Side.SELL)).containsExactly("MAKER a 1 at 99");
        assertThat(hand.trade("98", "9", Side.SELL)).containsExactly("MAKER a 2 at 99");
    }

    @Test
    void aDisplayedQuantityHasToBeOnTheGridAndAPartOfTheOrder() {
        assertThat(hand.send("a", intent(Side.BUY, "5", "99").showing(Quantity.parse("0.25"))))
                .containsExactly("rejected a: displayed quantity 0.25 with lots of 0.1");
        assertThatThrownBy(() -> intent(Side.BUY, "5", "99").showing(Quantity.parse("6")))
                .hasMessageContaining("shows 6 of 5");
    }

    @Test
    void oneCancelsTheOther() {
        hand.hold("5");
        hand.send("take", reducing(Side.SELL, "5", "105").linked("g", Role.EITHER));
        hand.send(
                "stop",
                reducing(Side.SELL, "5", null).stoppedAt(Price.parse("97")).linked("g", Role.EITHER));
        assertThat(hand.trade("106", "9", Side.BUY))
                .containsExactly("MAKER take 5 at 105", "cancelled stop: nothing is left to reduce");
    }

    /** Of orders that may open positions: the group alone bounds them. */
    @Test
    void whatOneOfAGroupTradesTheOthersMayNot() {
        hand.send("a", intent(Side.BUY, "5", "99").linked("g", Role.EITHER));
        hand.send("b", intent(Side.SELL, "5", "105").linked("g", Role.EITHER));
        assertThat(hand.trade("99", "12", Side.SELL)).containsExactly("MAKER a 2 at 99");
        assertThat(hand.trade("106", "9", Side.BUY))
                .containsExactly(
                        "MAKER b 3 at 105",
                        "cancelled a: the orders of its group are done",
                        "cancelled b: the orders of its group are done");
        assertThat(hand.trade("98", "9", Side.SELL)).isEmpty();
        assertThat(hand.send("c", intent(Side.BUY, "1", "98").linked("g", Role.EITHER)))
                .containsExactly("rejected c: the orders of group g have ended");
    }

    @Test
    void whatEndsOneOfAGroupEndsTheOthers() {
        hand.send("a", intent(Side.BUY, "5", "99").linked("g", Role.EITHER));
        hand.send("b", intent(Side.SELL, "5", "105").linked("g", Role.EITHER));
        assertThat(hand.cancel("b"))
                .containsExactly("cancelled b: as asked", "cancelled a: the orders of its group are done");
        hand.send("c", intent(Side.BUY, "5", "99").linked("h", Role.EITHER));
        assertThat(hand.send("d", intent(Side.BUY, "0.05", "99").linked("h", Role.EITHER)))
                .containsExactly(
                        "rejected d: quantity 0.05 with lots of 0.1 and a minimum of 0.1",
                        "cancelled c: the orders of its group are done");
    }

    @Test
    void aBracketsExitsWaitForItsEntryAndTradeNoMoreThanIt() {
        hand.send("in", intent(Side.BUY, "5", "99").linked("g", Role.ENTRY));
        assertThat(hand.send("take", reducing(Side.SELL, "5", "105").linked("g", Role.EXIT)))
                .containsExactly("accepted take");
        hand.send(
                "stop",
                reducing(Side.SELL, "5", null).stoppedAt(Price.parse("97")).linked("g", Role.EXIT));
        assertThat(hand.trade("106", "9", Side.BUY)).isEmpty();
        assertThat(hand.trade("99", "13", Side.SELL)).containsExactly("MAKER in 3 at 99");
        assertThat(hand.trade("106", "9", Side.BUY)).containsExactly("MAKER take 3 at 105");
        assertThat(hand.trade("98", "1", Side.SELL)).containsExactly("MAKER in 1 at 99");
        assertThat(hand.cancel("in")).containsExactly("cancelled in: as asked");
        assertThat(hand.trade("97", "1", Side.SELL))
                .containsExactly(
                        "triggered stop",
                        "TAKER stop 1 at 99",
                        "cancelled stop: the rest was not to be had at once",
                        "cancelled take: nothing is left to reduce");
    }

    /** An entry that takes is done before its exits are there. */
    @Test
    void aBracketsExitsMayComeAfterItsEntryIsDone() {
        hand.send("in", intent(Side.BUY, "2", null).linked("g", Role.ENTRY));
        assertThat(hand.send("take", reducing(Side.SELL, "2", "105").linked("g", Role.EXIT)))
                .containsExactly("accepted take");
        assertThat(hand.send(
                        "stop",
                        reducing(Side.SELL, "2", null)
                                .stoppedAt(Price.parse("97"))
                                .linked("g", Role.EXIT)))
                .containsExactly("accepted stop");
        assertThat(hand.trade("97", "1", Side.SELL))
                .containsExactly("triggered stop", "TAKER stop 2 at 99", "cancelled take: nothing is left to reduce");
    }

    @Test
    void aBracketWhoseEntryEndsWithoutATradeIsGone() {
        hand.send("in", intent(Side.BUY, "5", "98").linked("g", Role.ENTRY));
        hand.send("take", reducing(Side.SELL, "5", "105").linked("g", Role.EXIT));
        assertThat(hand.cancel("in"))
                .containsExactly("cancelled in: as asked", "cancelled take: the orders of its group are done");
        assertThat(hand.send("stray", reducing(Side.SELL, "5", "105").linked("x", Role.EXIT)))
                .containsExactly("rejected stray: no entry of bracket x is known");
    }

    /** The entry takes at 101; the last trade was below the stop's trigger by then. */
    @Test
    void aStopThatIsPassedWhenItsEntryTradesTriggersAtOnce() {
        hand.send("in", intent(Side.BUY, "5", "101").linked("g", Role.ENTRY));
        assertThat(hand.cancel("in")).isEmpty();
        hand.trade("96", "1", Side.SELL);
        hand.send("in2", intent(Side.BUY, "2", "99").linked("h", Role.ENTRY));
        hand.send(
                "stop",
                reducing(Side.SELL, "2", null).stoppedAt(Price.parse("97")).linked("h", Role.EXIT));
        assertThat(hand.trade("96", "2", Side.SELL))
                .containsExactly("MAKER in2 2 at 99", "triggered stop", "TAKER stop 2 at 99");
    }

    @Test
    void aFillThatComesBeforeTheCancellationWins() {
        HandVenue slow = new HandVenue(
                FillModel.paper(),
                new LatencyModel(new Delay.Recorded(), new Delay.Constant(5 * HandVenue.MS), new Delay.Constant(0)));
        slow.send("a", intent(Side.BUY, "5", "99"));
        slow.now += 5 * HandVenue.MS;
        assertThat(slow.told()).containsExactly("accepted a");
        slow.cancel("a");
        assertThat(slow.trade("98", "3", Side.SELL)).containsExactly("MAKER a 3 at 99");
        slow.now += 5 * HandVenue.MS;
        assertThat(slow.told()).containsExactly("cancelled a: as asked");
        slow.send("b", intent(Side.BUY, "1", "99"));
        slow.now += 5 * HandVenue.MS;
        slow.told();
        slow.cancel("b");
        assertThat(slow.trade("98", "1", Side.SELL)).containsExactly("MAKER b 1 at 99");
        slow.now += 5 * HandVenue.MS;
        assertThat(slow.told()).isEmpty();
    }

    @Test
    void stopsIcebergsAndLinkedOrdersAreTakenUpAfterARestart() {
        Order stop = open(
                "stop",
                reducing(Side.SELL, "5", null).stoppedAt(Price.parse("97")).linked("g", Role.EITHER));
        Order take = open("take", reducing(Side.SELL, "5", "105").linked("g", Role.EITHER));
        Order reached = open("reached", intent(Side.BUY, "1", "99").stoppedAt(Price.parse("98")))
                .with(OrderStatus.TRIGGERED, HandVenue.T, "");
        hand.venue.resume(List.of(stop, take, reached), List.of(), List.of(), hand.now);
        hand.hold("5");
        assertThat(hand.trade("98", "9", Side.SELL)).containsExactly("MAKER reached 1 at 99");
        assertThat(hand.trade("97", "9", Side.SELL))
                .containsExactly(
                        "triggered stop", "TAKER stop 5 at 99", "cancelled take: the orders of its group are done");
    }

    private static Order open(String id, OrderIntent intent) {
        return Order.pending(id, intent, 1, HandVenue.T).with(OrderStatus.OPEN, HandVenue.T, "");
    }

    @Test
    void whatCannotBeIsNotConstructed() {
        assertThatThrownBy(() -> intent(Side.BUY, "1", null).restingOnly()).hasMessageContaining("has to rest");
        assertThatThrownBy(() -> intent(Side.SELL, "1", "99").linked("g", Role.EXIT))
                .hasMessageContaining("reduce-only");
        assertThatThrownBy(() ->
                        lasting(intent(Side.BUY, "1", "99"), TimeInForce.IOC, 0).restingOnly())
                .hasMessageContaining("post-only");
    }
}
