package io.traider.execution;

import static io.traider.execution.HandVenue.intent;
import static io.traider.execution.HandVenue.lasting;
import static io.traider.execution.HandVenue.reducing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.ExecutionReport;
import io.traider.domain.OrderLink.Role;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillModelTest {

    private static HandVenue bars(String model) {
        return new HandVenue(
                FillModel.parse(model),
                new LatencyModel(new Delay.Recorded(), new Delay.Constant(0), new Delay.Constant(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth:risk-averse",
                "depth:power-3.0",
                "depth:log",
                "whole:open",
                "volume-share:close:0.025:0.1",
                "square-root:open:0.1:1"
            })
    void aModelIsReadAsItIsNamed(String name) {
        assertThat(FillModel.parse(name).name()).isEqualTo(name);
    }

    @Test
    void whatIsNoModelIsRefusedWithExamples() {
        assertThatThrownBy(() -> FillModel.parse("depth:hope")).hasMessageContaining("Maybe depth:risk-averse");
        assertThatThrownBy(() -> FillModel.parse("volume-share:close:2:0.1"))
                .hasMessageContaining("the share is above 0 and up to 1");
    }

    @Test
    void anOrderMeetsTheBarAfterItsDecision() {
        HandVenue hand = bars("whole:open");
        assertThat(hand.send("a", intent(Side.BUY, "3", null))).containsExactly("accepted a");
        assertThat(hand.bar("100", "110", "95", "105", "10")).containsExactly("TAKER a 3 at 100");
    }

    /** A tenth of 100 first: 10 at 100 * (1 + 0.1 * 0.1^2); then a tenth of 50. */
    @Test
    void volumeShareBoundsAndMovesAsInZipline() {
        HandVenue hand = bars("volume-share:close:0.1:0.1");
        hand.send("a", intent(Side.BUY, "15", null));
        assertThat(hand.bar("99", "101", "98", "100", "100")).containsExactly("TAKER a 10 at 100.1");
        assertThat(hand.bar("100", "101", "98", "100", "50")).containsExactly("TAKER a 5 at 100.1");
    }

    /** What two orders take of one bar counts together: 4 of 100, then 10 of 100 with the share of both. */
    @Test
    void ordersShareABarsVolume() {
        HandVenue hand = bars("volume-share:close:0.1:1");
        hand.send("a", intent(Side.SELL, "4", null));
        hand.send("b", intent(Side.SELL, "9", null));
        assertThat(hand.bar("99", "101", "98", "100", "100")).containsExactly("TAKER a 4 at 99.84", "TAKER b 6 at 99");
    }

    /** ln(110 / 100) / (2 sqrt(ln 2)) = 0.0572396; times sqrt(4 / 100) = 0.0114479; 105 becomes 106.2020. */
    @Test
    void squareRootImpactGrowsWithTheRootOfTheShare() {
        HandVenue hand = bars("square-root:open:0.1:1");
        hand.send("a", intent(Side.BUY, "4", null));
        List<String> told = hand.bar("105", "110", "100", "106", "100");
        assertThat(told).singleElement().asString().startsWith("TAKER a 4 at 106.2020");
    }

    @Test
    void aLimitTradesInABarThatGoesThroughItAndNotInOneThatTouchesIt() {
        HandVenue hand = bars("whole:open");
        hand.send("a", intent(Side.BUY, "1", "98"));
        assertThat(hand.bar("100", "110", "98", "105", "10")).isEmpty();
        assertThat(hand.bar("100", "110", "97", "105", "10")).containsExactly("MAKER a 1 at 98");
        hand.send("b", intent(Side.BUY, "1", "98"));
        assertThat(hand.bar("96", "110", "90", "105", "10")).containsExactly("TAKER b 1 at 96");
        hand.send("c", intent(Side.BUY, "1", "98").restingOnly());
        assertThat(hand.bar("96", "110", "90", "105", "10"))
                .containsExactly("cancelled c: a post-only order would have taken");
    }

    @Test
    void aStopTradesAtItsTriggerOrAtAWorseOpen() {
        HandVenue hand = bars("whole:open");
        hand.send("a", intent(Side.BUY, "1", null).stoppedAt(Price.parse("104")));
        assertThat(hand.bar("100", "103", "98", "102", "10")).isEmpty();
        assertThat(hand.bar("101", "106", "98", "105", "10")).containsExactly("triggered a", "TAKER a 1 at 104");
        hand.send("b", intent(Side.SELL, "1", null).stoppedAt(Price.parse("104")));
        assertThat(hand.bar("99", "106", "98", "105", "10")).containsExactly("triggered b", "TAKER b 1 at 99");
    }

    /** The bar reached both; which first is not known, so it was the stop. */
    @Test
    void ofABracketsExitsInOneBarTheStopComesFirst() {
        HandVenue hand = bars("whole:open");
        hand.send("in", intent(Side.BUY, "2", null).linked("g", Role.ENTRY));
        hand.send("take", reducing(Side.SELL, "2", "105").linked("g", Role.EXIT));
        hand.send(
                "stop",
                reducing(Side.SELL, "2", null).stoppedAt(Price.parse("95")).linked("g", Role.EXIT));
        assertThat(hand.bar("100", "110", "90", "100", "10")).containsExactly("TAKER in 2 at 100");
        assertThat(hand.bar("100", "110", "90", "100", "10"))
                .containsExactly("triggered stop", "TAKER stop 2 at 95", "cancelled take: nothing is left to reduce");
    }

    @Test
    void whatIsWantedAtOnceHasOneBar() {
        HandVenue hand = bars("volume-share:close:0.1:0");
        hand.send("a", lasting(intent(Side.BUY, "5", null), TimeInForce.IOC, 0));
        hand.send("b", lasting(intent(Side.BUY, "5", null), TimeInForce.FOK, 0));
        assertThat(hand.bar("99", "101", "98", "100", "70"))
                .containsExactly("TAKER a 5 at 100", "cancelled b: the rest was not to be had in the bar");
    }

    @Test
    void aFillAtTheOpenHasTheOpensTime() {
        HandVenue hand = bars("whole:open");
        hand.send("a", intent(Side.BUY, "1", null));
        long start = hand.now;
        hand.now += 60 * 1000 * HandVenue.MS;
        hand.venue.onBar(new io.traider.domain.Bar(
                HandVenue.BTC,
                start,
                hand.now,
                Price.parse("100"),
                Price.parse("101"),
                Price.parse("99"),
                Price.parse("100"),
                io.traider.domain.Quantity.parse("1")));
        assertThat(hand.reports()).extracting(ExecutionReport::nanos).containsExactly(start);
    }
}
