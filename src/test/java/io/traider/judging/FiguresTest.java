package io.traider.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.InstrumentId;
import io.traider.engine.ScoreSample;
import io.traider.judging.Aim.What;
import io.traider.model.ModelCard;
import io.traider.model.ShippedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is made of scores, against what can be reckoned by hand. */
class FiguresTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE:BTCUSDT");
    private static final InstrumentId ETH = InstrumentId.parse("BINANCE:ETHUSDT");
    private static final long SECOND = 1_000_000_000L;
    private static final Aim UP = new Aim(What.UP, Duration.ofSeconds(5));

    private static ScoreSample sample(InstrumentId instrument, double seconds, long bid, long ask, double score) {
        long nanos = Math.round(seconds * SECOND);
        return new ScoreSample("s", "h", instrument, nanos, bid, ask, new double[] {score}, score, 1_000);
    }

    private static List<Outcome> matured(Aim aim, double fee, ScoreSample... samples) {
        List<Outcome> outcomes = new ArrayList<>();
        Maturing maturing = new Maturing(aim, (_, _) -> fee, 0, outcomes::add);
        List.of(samples).forEach(maturing::add);
        return outcomes;
    }

    @Test
    void whatNobodyCanHoldAgainstWhatCameIsNotJudged() {
        assertThat(Aim.of(card("direction")).what()).isEqualTo(What.UP);
        assertThat(Aim.of(card("Short")).what()).isEqualTo(What.SHORT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aim.of(card("down")))
                .withMessageContaining("names the target 'down'")
                .withMessageContaining("Maybe one of direction, long, short, up");
        assertThat(Aim.of(List.of(card("volatility")))).isEmpty();
        assertThat(Aim.of(List.of(card("volatility"), card("long"))))
                .hasValueSatisfying(aim -> assertThat(aim.what()).isEqualTo(What.LONG));
    }

    private static ModelCard card(String target) {
        return ModelCard.parse(
                ShippedModel.of("direction", 1).card().text().replace("target: up", "target: " + target));
    }

    @Test
    void aScoreMaturesAtTheLastPriceUpToItsHorizonAndNoLater() {
        List<Outcome> outcomes = matured(
                UP,
                0,
                sample(BTC, 0, 99, 101, 0.7),
                sample(BTC, 4.9, 100, 102, 0.6),
                sample(BTC, 5.1, 50, 60, 0.5),
                sample(ETH, 5.2, 1, 2, 0.4));
        assertThat(outcomes).singleElement().satisfies(each -> {
            assertThat(each.label()).isEqualTo(1);
            assertThat(each.score()).isEqualTo(0.7);
            assertThat(each.gross()).isCloseTo(100, within(1e-9));
        });
    }

    @Test
    void whatDidNotMoveOrIsNotKnownIsLeftOut() {
        assertThat(matured(
                        UP, 0, sample(BTC, 0, 99, 101, 0.7), sample(BTC, 4.9, 99, 101, 0.6), sample(BTC, 6, 1, 2, 0.5)))
                .isEmpty();
        assertThat(matured(
                        UP,
                        0,
                        sample(BTC, 0, 99, 101, 0.7),
                        sample(BTC, 3.9, 109, 111, 0.6),
                        sample(BTC, 6, 1, 2, 0.5)))
                .as("nothing was heard for more than a second")
                .isEmpty();
        assertThat(matured(
                        UP,
                        0,
                        sample(BTC, 0, 99, 101, Double.NaN),
                        sample(BTC, 4.9, 109, 111, 0.6),
                        sample(BTC, 5.5, 1, 2, 0.5)))
                .as("one that was refused foretells nothing")
                .isEmpty();
    }

    @Test
    void aRoundTripPaysSpreadAndFees() {
        ScoreSample now = sample(BTC, 0, 9_999, 10_001, 0.7);
        ScoreSample then = sample(BTC, 4.9, 10_019, 10_021, 0.6);
        ScoreSample end = sample(BTC, 6, 1, 2, 0.5);
        Aim bought = new Aim(What.LONG, Duration.ofSeconds(5));
        Aim sold = new Aim(What.SHORT, Duration.ofSeconds(5));
        assertThat(matured(bought, 8, now, then, end).getFirst().label()).isEqualTo(1);
        assertThat(matured(bought, 10, now, then, end).getFirst().label()).isZero();
        assertThat(matured(sold, 0, now, then, end).getFirst().label()).isZero();
        assertThat(matured(sold, 0, now, then, end).getFirst().gross()).isNegative();
    }

    @Test
    void figuresOfFourScores() {
        ScoreFigures figures = ScoreFigures.of(
                List.of(
                        new Outcome(0, BTC, 0, 0.8, 1, 3),
                        new Outcome(0, BTC, 30 * SECOND, 0.6, 1, 2),
                        new Outcome(0, BTC, 60 * SECOND, 0.55, 0, -1),
                        new Outcome(0, BTC, 90 * SECOND, 0.2, 0, -2)),
                UP);
        assertThat(figures.base()).isEqualTo(0.5);
        assertThat(figures.hitRate().value()).isEqualTo(0.75);
        assertThat(figures.brier().value()).isCloseTo((0.04 + 0.16 + 0.3025 + 0.04) / 4, within(1e-12));
        assertThat(figures.brier().blocks()).isEqualTo(4);
        assertThat(figures.auc()).isEqualTo(1);
        assertThat(figures.informationCoefficient()).isCloseTo(1, within(1e-12));
        assertThat(figures.calibration()).hasSize(4);
    }

    @Test
    void manyScoresOfOneMomentAreOneDraw() {
        List<Outcome> alone = new ArrayList<>();
        List<Outcome> crowd = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 400; i++) {
            int label = random.nextInt(2);
            alone.add(new Outcome(0, BTC, 20L * i * SECOND, 0.5, label, label));
            for (int twin = 0; twin < 10; twin++) {
                crowd.add(new Outcome(0, BTC, 20L * i * SECOND + twin, 0.5, label, label));
            }
        }
        Estimate one = Estimate.of(alone, Outcome::label, 20 * SECOND);
        Estimate ten = Estimate.of(crowd, Outcome::label, 20 * SECOND);
        assertThat(one.error()).isCloseTo(0.5 / Math.sqrt(400), within(0.001));
        assertThat(ten.error()).as("ten times as many say no more").isCloseTo(one.error(), within(1e-9));
    }

    @Test
    void theShuffleTellsSkillFromLuck() {
        SplittableRandom random = new SplittableRandom(3);
        List<Outcome> skilled = new ArrayList<>();
        List<Outcome> lucky = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            double gross = random.nextDouble(-1, 1);
            skilled.add(new Outcome(
                    0, BTC, i * SECOND, 0.5 + 0.1 * gross + random.nextDouble(-0.2, 0.2), gross > 0 ? 1 : 0, gross));
            lucky.add(new Outcome(0, BTC, i * SECOND, random.nextDouble(), gross > 0 ? 1 : 0, gross));
        }
        assertThat(Shuffle.of(skilled, 199, 1).pValue()).isEqualTo(1 / 200.0);
        assertThat(Shuffle.of(lucky, 199, 1).pValue()).isGreaterThan(0.05);
        assertThat(Shuffle.of(skilled, 199, 1)).isEqualTo(Shuffle.of(skilled, 199, 1));
    }

    @Test
    void thePopulationStabilityIndexSaysHowFarValuesWandered() {
        SplittableRandom random = new SplittableRandom(5);
        float[] then = new float[10_000];
        for (int i = 0; i < then.length; i++) {
            then[i] = (float) random.nextGaussian();
        }
        Deciles deciles = Deciles.of(then);
        assertThat(deciles.edges()).hasSize(9);
        assertThat(psi(deciles, random, 0)).isLessThan(0.02);
        assertThat(psi(deciles, random, 0.5)).isBetween(0.15, 0.35);
        assertThat(psi(deciles, random, 2)).isGreaterThan(2);
    }

    private static double psi(Deciles deciles, SplittableRandom random, double shift) {
        long[] counts = deciles.empty();
        for (int i = 0; i < 5_000; i++) {
            counts[deciles.part((float) (random.nextGaussian() + shift))]++;
        }
        return deciles.psi(counts);
    }

    @Test
    void whatNeverMovedHasDriftedOnceItMovesAndNotForAHair() {
        float[] still = new float[1_000];
        java.util.Arrays.fill(still, 2);
        Deciles deciles = Deciles.of(still);
        long[] same = deciles.empty();
        long[] other = deciles.empty();
        long[] unknown = deciles.empty();
        for (int i = 0; i < 1_000; i++) {
            same[deciles.part(2.001f)]++;
            other[deciles.part(2.2f)]++;
            unknown[deciles.part(Float.NaN)]++;
        }
        assertThat(deciles.psi(same)).isLessThan(1e-6);
        assertThat(deciles.psi(other)).isGreaterThan(5);
        assertThat(deciles.psi(unknown)).isGreaterThan(5);
    }

    @Test
    void whatIsToBeExpectedWidensWithTimeAndWithHowLittleIsKnown() {
        Profit profit = new Profit(100, 0.5, 2);
        assertThat(profit.expected(10)).isEqualTo(5);
        assertThat(profit.least(10)).isCloseTo(5 - 2.575829 * Math.sqrt(40 + 4), within(1e-6));
        assertThat(Profit.UNKNOWN.least(10)).isNaN();
    }
}
