package io.traider.execution;

import static io.traider.execution.HandVenue.INSTRUMENT;
import static io.traider.execution.HandVenue.T;
import static io.traider.execution.HandVenue.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.ExecutionReport;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {

    private static final long DAY = 86_400_000_000_000L;

    private static List<Money> fees(HandVenue hand, String id, Side side, String quantity) {
        hand.venue.submit(io.traider.domain.Order.pending(id, intent(side, quantity, null), 1, hand.now), hand.now);
        return hand.reports().stream()
                .filter(ExecutionReport.Filled.class::isInstance)
                .map(report -> ((ExecutionReport.Filled) report).fill().fee())
                .toList();
    }

    /** 10 at 101 are 1,010 dollars: from the next day on the second tier, 3 instead of 4 basis points, for thirty days. */
    @Test
    void theTierFollowsTheVolumeOfTheThirtyDaysBefore() {
        HandVenue hand = new HandVenue();
        assertThat(fees(hand, "a", Side.BUY, "10")).containsExactly(Money.of("0.404", "USDT"));
        assertThat(fees(hand, "b", Side.SELL, "1")).containsExactly(Money.of("0.0396", "USDT"));
        hand.now = T + DAY;
        assertThat(fees(hand, "c", Side.SELL, "1")).containsExactly(Money.of("0.0297", "USDT"));
        hand.now = T + 30 * DAY;
        assertThat(fees(hand, "d", Side.SELL, "1")).containsExactly(Money.of("0.0297", "USDT"));
        hand.now = T + 31 * DAY;
        assertThat(fees(hand, "e", Side.SELL, "1")).containsExactly(Money.of("0.0396", "USDT"));
    }

    @Test
    void theVolumeOfAnEarlierSessionCounts() {
        HandVenue hand = new HandVenue();
        long day = Math.floorDiv(T, DAY);
        VolumeDay before = new VolumeDay(Venue.BINANCE_FUTURES, day - 1, new BigDecimal("1000"));
        hand.venue.resume(List.of(), List.of(), List.of(before), T);
        assertThat(fees(hand, "a", Side.BUY, "1")).containsExactly(Money.of("0.0303", "USDT"));
    }

    @Test
    void theEngineRemembersWhatWasTraded() {
        OrderManager orders = new OrderManager();
        HandVenue hand = new HandVenue();
        io.traider.domain.Order order = io.traider.domain.Order.pending("a", intent(Side.BUY, "10", null), 1, T);
        orders.add(order);
        hand.venue.submit(order, T);
        hand.reports().forEach(orders::on);
        assertThat(orders.traded())
                .containsExactly(
                        new VolumeDay(Venue.BINANCE_FUTURES, Math.floorDiv(T, DAY), new BigDecimal("1.01E+3")));
        OrderManager restored = new OrderManager();
        restored.restore(orders.state());
        assertThat(restored.state()).isEqualTo(orders.state());
    }

    @Test
    void theShippedSchedulesHaveTheirLowestTierForNoVolume() {
        FeeSchedule shipped = FeeSchedule.shipped();
        assertThat(shipped.tier(Venue.KRAKEN, InstrumentKind.SPOT, BigDecimal.ZERO, T)
                        .taker())
                .isEqualByComparingTo("40");
        assertThat(shipped.tier(Venue.KRAKEN, InstrumentKind.SPOT, new BigDecimal("10000"), T)
                        .taker())
                .isEqualByComparingTo("35");
        assertThat(shipped.tier(Venue.KRAKEN, InstrumentKind.SPOT, new BigDecimal("1e12"), T)
                        .maker())
                .isEqualByComparingTo("0");
    }

    /** A larger volume is never dearer. */
    @Test
    void everyShippedScheduleFallsWithTheVolume() {
        FeeSchedule shipped = FeeSchedule.shipped();
        for (Venue venue : Venue.values()) {
            InstrumentKind kind = venue.name().endsWith("FUTURES") ? InstrumentKind.PERPETUAL : InstrumentKind.SPOT;
            FeeSchedule.Tier last = shipped.tier(venue, kind, BigDecimal.ZERO, T);
            for (BigDecimal volume = BigDecimal.ONE;
                    volume.precision() < 14;
                    volume = volume.multiply(BigDecimal.TWO)) {
                FeeSchedule.Tier next = shipped.tier(venue, kind, volume, T);
                assertThat(next.maker()).isLessThanOrEqualTo(last.maker());
                assertThat(next.taker()).isLessThanOrEqualTo(last.taker()).isGreaterThanOrEqualTo(next.maker());
                last = next;
            }
        }
    }

    @Test
    void aFlatScheduleIsTheSameEverywhere() {
        FeeSchedule flat = FeeSchedule.flat(BigDecimal.ZERO, BigDecimal.TEN);
        assertThat(flat.fee(INSTRUMENT, Liquidity.TAKER, Money.of("1000", "USDT"), BigDecimal.ZERO, T))
                .isEqualTo(Money.of("1", "USDT"));
        assertThat(flat.name()).isEqualTo("maker 0 bps, taker 10 bps");
    }

    @Test
    void aScheduleThatBeginsAboveNothingIsRefused() {
        assertThatThrownBy(() -> FeeSchedule.parse("KRAKEN,SPOT,2013-01-01,10,25,40"))
                .hasMessageContaining("Maybe add a tier for 0");
    }
}
