package io.traider.execution;

import static io.traider.execution.HandVenue.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Quantity;
import io.traider.domain.Side;
import org.junit.jupiter.api.Test;

/** A buy of 5 at 99 with ten units ahead of it; six more come behind it, then four of the sixteen are cancelled. */
class QueueTest {

    private static HandVenue after(String model) {
        HandVenue hand = new HandVenue(
                FillModel.parse("depth:" + model),
                new LatencyModel(new Delay.Recorded(), new Delay.Constant(0), new Delay.Constant(0)));
        hand.send("a", intent(Side.BUY, "5", "99"));
        hand.bids(new long[] {99, 16}, new long[] {98, 20});
        hand.bids(new long[] {99, 12}, new long[] {98, 20});
        return hand;
    }

    @Test
    void toTheRiskAverseAllCancellationsComeFromBehind() {
        HandVenue hand = after("risk-averse");
        assertThat(hand.trade("99", "10", Side.SELL)).isEmpty();
        assertThat(hand.trade("99", "1.5", Side.SELL)).containsExactly("MAKER a 1.5 at 99");
    }

    /** Behind: 4 * 6^2 / (6^2 + 10^2) = 1.0588; ahead: 10 - (4 - 1.0588) = 7.0588. */
    @Test
    void thePowerModelSharesThemByTheSquares() {
        HandVenue hand = after("power-2");
        assertThat(hand.trade("99", "7", Side.SELL)).isEmpty();
        assertThat(hand.trade("99", "1", Side.SELL)).containsExactly("MAKER a 0.9 at 99");
    }

    /** Behind: 4 * ln 7 / (ln 7 + ln 11) = 1.7919; ahead: 10 - (4 - 1.7919) = 7.7919. */
    @Test
    void theLogModelSharesThemByTheLogarithms() {
        HandVenue hand = after("log");
        assertThat(hand.trade("99", "9", Side.SELL)).containsExactly("MAKER a 1.2 at 99");
    }

    /** The book that tells of a trade later does not shorten the queue a second time. */
    @Test
    void whatWasTradedIsNotTakenForCancelled() {
        HandVenue hand = after("power-2");
        assertThat(hand.trade("99", "3", Side.SELL)).isEmpty();
        hand.bids(new long[] {99, 9}, new long[] {98, 20});
        assertThat(hand.trade("99", "4", Side.SELL)).isEmpty();
        assertThat(hand.trade("99", "0.5", Side.SELL)).containsExactly("MAKER a 0.4 at 99");
    }

    /** One behind it: five of six that are cancelled were ahead for certain, and the sixth nearly. */
    @Test
    void noMoreIsCancelledBehindThanIsThere() {
        QueuePosition position = new QueuePosition();
        position.join(10 * Quantity.ONE);
        position.saw(11 * Quantity.ONE, new QueueModel.RiskAverse());
        position.saw(5 * Quantity.ONE, new QueueModel.RiskAverse());
        assertThat(position.ahead()).isEqualTo(5 * Quantity.ONE);
    }

    @Test
    void anOrderBeyondTheLastLevelThatIsShownWaitsUntilItsPriceIsSeen() {
        HandVenue hand = new HandVenue();
        hand.send("a", intent(Side.BUY, "5", "97"));
        assertThat(hand.trade("97", "50", Side.SELL)).isEmpty();
        hand.bids(new long[] {98, 1}, new long[] {97, 3});
        hand.bids(new long[] {97, 3}, new long[] {96, 3});
        assertThat(hand.trade("97", "4", Side.SELL)).containsExactly("MAKER a 1 at 97");
    }

    @Test
    void theModelsAreProbabilities() {
        for (QueueModel model : new QueueModel[] {
            new QueueModel.RiskAverse(),
            new QueueModel.Power(1),
            new QueueModel.Power(3),
            new QueueModel.Power(100),
            new QueueModel.Logarithm()
        }) {
            for (long front : new long[] {0, 1, Quantity.ONE, 1L << 60}) {
                for (long back : new long[] {0, 1, Quantity.ONE, 1L << 60}) {
                    assertThat(model.behind(front, back))
                            .as("%s %d %d", model, front, back)
                            .isBetween(0.0, 1.0);
                }
            }
        }
        assertThat(new QueueModel.Power(3).behind(10, 5)).isCloseTo(125.0 / 1125, within(1e-15));
    }
}
