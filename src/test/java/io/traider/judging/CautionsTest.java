package io.traider.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.InstrumentId;
import io.traider.judging.Aim.What;
import io.traider.model.ModelCard;
import io.traider.model.ShippedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is said of a card that promises more than was found. */
class CautionsTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE:BTCUSDT");
    private static final long SECOND = 1_000_000_000L;
    private static final Aim UP = new Aim(What.UP, Duration.ofSeconds(5));

    /** Scores that are worth nothing. */
    private static List<Outcome> luck(int count, long apart) {
        SplittableRandom random = new SplittableRandom(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double gross = random.nextDouble(-1, 1);
            double score = random.nextDouble(0.4, 0.6);
            outcomes.add(new Outcome(0, BTC, i * apart, score, gross > 0 ? 1 : 0, gross));
        }
        return outcomes;
    }

    private static List<String> cautions(String figures) {
        String text = ShippedModel.of("direction", 1).card().text();
        ModelCard card = ModelCard.parse(text.substring(0, text.indexOf("figures:")) + "figures: " + figures + "\n"
                + text.substring(text.indexOf("limits:")));
        List<Outcome> outcomes = luck(2_000, 30 * SECOND);
        SideFigures side = new SideFigures(
                "m",
                "h",
                2_000,
                0,
                ScoreFigures.of(outcomes, UP),
                List.of(),
                Shuffle.of(outcomes, 19, 1),
                Profit.UNKNOWN,
                0,
                Collections.emptySortedMap());
        return Cautions.of(side, new Estimate(0, Double.NaN, 1), true, true, 1, List.of(card)).stream()
                .filter(each -> each.startsWith("Its card says"))
                .toList();
    }

    @Test
    void everyFigureThatACardMayPromiseIsHeldAgainstWhatWasFound() {
        assertThat(cautions("{recordedHitRate: 0.7}"))
                .singleElement()
                .asString()
                .contains("recordedHitRate of 0.7000");
        assertThat(cautions("{simulatedAuc: 0.61}")).singleElement().asString().contains("simulatedAuc of 0.6100");
        assertThat(cautions("{informationCoefficient: 0.2}"))
                .singleElement()
                .asString()
                .contains("informationCoefficient of 0.2000", "up to");
        assertThat(cautions("{brier: 0.2}")).singleElement().asString().contains("brier of 0.2000", "down to");
    }

    @Test
    void whatLiesWithinTheBoundsIsNoPromiseThatWasBroken() {
        assertThat(cautions("{hitRate: 0.51, auc: 0.51, informationCoefficient: 0.02, brier: 0.252}"))
                .isEmpty();
        assertThat(cautions("{worstFoldAuc: 0.9, baseBrier: 0.1, rows: 5000}")).isEmpty();
    }

    @Test
    void errorsOfRanksAreThoseOfChanceAndWiderOfACrowd() {
        ScoreFigures apart = ScoreFigures.of(luck(2_000, 30 * SECOND), UP);
        assertThat(apart.informationEstimate().error()).isCloseTo(1 / Math.sqrt(2_000), within(0.003));
        assertThat(apart.aucEstimate().error()).isCloseTo(1 / Math.sqrt(3 * 2_000.0), within(0.002));
        List<Outcome> crowd = new ArrayList<>();
        luck(2_000, 30 * SECOND).forEach(each -> crowd.addAll(Collections.nCopies(10, each)));
        assertThat(ScoreFigures.of(crowd, UP).aucEstimate().error())
                .as("ten times as many say no more")
                .isCloseTo(apart.aucEstimate().error(), within(0.001));
    }
}
