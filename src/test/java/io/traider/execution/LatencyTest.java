package io.traider.execution;

import static io.traider.execution.HandVenue.MS;
import static io.traider.execution.HandVenue.T;
import static io.traider.execution.HandVenue.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

    private static final Venue VENUE = Venue.BINANCE_FUTURES;

    private static Delays delays(String delay, long seed) {
        return new Delays(Delay.parse(delay), HandVenue.TERMS, new SplittableRandom(seed));
    }

    private static Trade trade(long event, long received) {
        return new Trade(HandVenue.BTC, event, received, "t", Price.parse("100"), Quantity.parse("1"), Side.BUY);
    }

    @Test
    void eachWayTakesItsOwnTime() {
        HandVenue hand = new HandVenue(
                FillModel.paper(),
                new LatencyModel(new Delay.Recorded(), new Delay.Constant(3 * MS), new Delay.Constant(7 * MS)));
        assertThat(hand.send("a", intent(Side.BUY, "1", "101"))).isEmpty();
        assertThat(hand.venue.dueNanos()).isEqualTo(T + 3 * MS);
        hand.now = T + 3 * MS;
        assertThat(hand.told()).isEmpty();
        assertThat(hand.venue.dueNanos()).isEqualTo(T + 10 * MS);
        hand.now = T + 10 * MS - 1;
        assertThat(hand.told()).isEmpty();
        hand.now = T + 10 * MS;
        assertThat(hand.told()).containsExactly("accepted a", "TAKER a 1 at 101");
    }

    @Test
    void aDistributionHasItsMedianAndItsHundredth() {
        Delays delays = delays("lognormal:5ms:40ms", 7);
        long[] taken = new long[20_000];
        for (int i = 0; i < taken.length; i++) {
            long sent = T + i * 1000 * MS;
            taken[i] = delays.arrival(VENUE, sent) - sent;
        }
        Arrays.sort(taken);
        assertThat(taken[taken.length / 2] / 1e6).isCloseTo(5, within(0.2));
        assertThat(taken[taken.length * 99 / 100] / 1e6).isCloseTo(40, within(4.0));
    }

    @Test
    void theSameSeedGivesTheSameDelaysAndNoMessageOvertakesAnother() {
        Delays once = delays("lognormal:5ms:400ms", 3);
        Delays again = delays("lognormal:5ms:400ms", 3);
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            long arrives = once.arrival(VENUE, T + i * MS);
            assertThat(again.arrival(VENUE, T + i * MS)).isEqualTo(arrives);
            assertThat(arrives).isGreaterThanOrEqualTo(last).isGreaterThanOrEqualTo(T + i * MS);
            last = arrives;
        }
    }

    private static Delays played(String rows) {
        Delay delay = new Delay.Played(LatencySamples.parse("orders.csv", "time,latency_ms\n" + rows));
        return new Delays(delay, HandVenue.TERMS, new SplittableRandom(1));
    }

    /** 4 ms from second 10 on and 25.5 ms from second 20 on; what was sent before takes as long as the first. */
    @Test
    void samplesArePlayedBackByTheTimeOfTheMessage() {
        String rows = "1970-01-01T00:00:10Z,4\n\n20000,25.5\n";
        long second = 1000 * MS;
        long[] sent = {9 * second, 10 * second, 20 * second - 1, 20 * second, 500 * second};
        long[] took = {4 * MS, 4 * MS, 4 * MS, 25_500_000, 25_500_000};
        Delays delays = played(rows);
        for (int i = 0; i < sent.length; i++) {
            assertThat(delays.arrival(VENUE, sent[i])).as("sent at %s", sent[i]).isEqualTo(sent[i] + took[i]);
        }
    }

    /** Over one connection none overtakes another: what is sent 10 ms after one that takes 25.5 ms comes with it. */
    @Test
    void samplesLetNoMessageOvertakeAnother() {
        Delays delays = played("10000,25.5\n10010,1\n");
        assertThat(delays.arrival(VENUE, 10_000 * MS)).isEqualTo(10_025_500_000L);
        assertThat(delays.arrival(VENUE, 10_010 * MS)).isEqualTo(10_025_500_000L);
    }

    @Test
    void badSamplesAreRefusedWithTheirRows() {
        assertThatThrownBy(() -> played("20000,5\n20000,6\nyesterday,7\n30000,-1\n30000\n40000,1\n"))
                .hasMessage(
                        "orders.csv has 4 bad rows, first row 3: the time 20000 does not rise; row 4: 'yesterday,7' is"
                                + " no time with a latency; row 5: a latency of -1 ms cannot be; row 6: '30000' has 1"
                                + " columns. Maybe 2026-03-01T00:00:00Z,5.25");
        assertThatThrownBy(() -> played("")).hasMessageContaining("orders.csv has no samples");
        assertThatThrownBy(() -> LatencySamples.parse("orders.csv", "moment,millis\n20000,5\n"))
                .hasMessageContaining("does not begin with 'time,latency_ms'");
    }

    @Test
    void theRecordTellsHowLongTheFeedTook() {
        assertThat(delays("recorded", 1).heard(trade(T, T + 30 * MS))).isEqualTo(T + 30 * MS);
        assertThat(delays("recorded", 1).heard(trade(T, T - 30 * MS))).isEqualTo(T);
        assertThat(delays("2ms", 1).heard(trade(T, T + 30 * MS))).isEqualTo(T + 2 * MS);
    }

    @Test
    void ordersTakeAsLongAsTheFeedWhenOnlyThatIsRecorded() {
        HandVenue hand = new HandVenue(
                FillModel.paper(), new LatencyModel(new Delay.Recorded(), new Delay.Recorded(), new Delay.Constant(0)));
        hand.venue.onMarket(trade(T - 12 * MS, T), T);
        assertThat(hand.send("a", intent(Side.BUY, "1", "99"))).isEmpty();
        assertThat(hand.venue.dueNanos()).isEqualTo(T + 12 * MS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5ms", "250us", "17ns", "lognormal:5ms:40ms", "stated", "recorded"})
    void aDelayIsReadAsItIsNamed(String name) {
        assertThat(Delay.parse(name).name()).isEqualTo(name);
    }

    @Test
    void whatIsNoDelayIsRefusedWithExamples() {
        assertThatThrownBy(() -> Delay.parse("soon")).hasMessageContaining("Maybe 5ms");
        assertThatThrownBy(() -> Delay.parse("lognormal:5ms:1ms")).hasMessageContaining("99th percentile of 1ms");
        assertThatThrownBy(() -> Delay.parse("-5ms")).hasMessageContaining("cannot be");
    }
}
