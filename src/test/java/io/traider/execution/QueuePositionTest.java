package io.traider.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Quantity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueuePositionTest {

    private static final List<QueueModel> MODELS = List.of(
            new QueueModel.RiskAverse(), new QueueModel.Power(1), new QueueModel.Power(3), new QueueModel.Logarithm());

    @Test
    void aQueueIsNeverNegativeAndNeverLongerThanWhatIsShown() {
        long seed = new Random().nextLong();
        System.out.println("seed of aQueueIsNeverNegativeAndNeverLongerThanWhatIsShown: " + seed);
        Random random = new Random(seed);
        for (QueueModel model : MODELS) {
            for (int run = 0; run < 2_000; run++) {
                walk(model, random);
            }
        }
    }

    private static void walk(QueueModel model, Random random) {
        QueuePosition position = new QueuePosition();
        position.join(quantity(random));
        for (int i = 0; i < 40; i++) {
            long before = position.ahead();
            switch (random.nextInt(5)) {
                case 0 -> {
                    long traded = quantity(random);
                    position.traded(traded);
                    long passed = position.pass(traded);
                    assertThat(passed).isBetween(0L, traded);
                    assertThat(before - position.ahead()).isEqualTo(traded - passed);
                }
                case 1 -> {
                    position.rejoin();
                    assertThat(position.ahead()).isGreaterThanOrEqualTo(0);
                }
                default -> {
                    long shown = quantity(random);
                    position.saw(shown, model);
                    assertThat(position.ahead()).as("%s", model).isBetween(0L, Math.min(before, shown));
                }
            }
            assertThat(position.ahead()).isGreaterThanOrEqualTo(0);
        }
    }

    private static long quantity(Random random) {
        return random.nextInt(5) == 0 ? 0 : random.nextLong(20 * Quantity.ONE);
    }

    /** With more than half of the queue behind it, the probability models are quicker than the cautious one, never slower. */
    @Test
    void noModelIsSlowerThanTheRiskAverseOne() {
        Random random = new Random(4);
        for (int run = 0; run < 1_000; run++) {
            long front = quantity(random);
            long shown = front + quantity(random);
            long then = random.nextLong(shown + 1);
            long cautious = after(new QueueModel.RiskAverse(), front, shown, then);
            for (QueueModel model : MODELS) {
                assertThat(after(model, front, shown, then)).isLessThanOrEqualTo(cautious);
            }
        }
    }

    private static long after(QueueModel model, long front, long shown, long then) {
        QueuePosition position = new QueuePosition();
        position.join(front);
        position.saw(shown, model);
        position.saw(then, model);
        return position.ahead();
    }
}
