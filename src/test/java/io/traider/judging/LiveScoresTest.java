package io.traider.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.traider.domain.InstrumentId;
import io.traider.engine.ScoreSample;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A score source watched while it trades on made up features: quiet, drifting, wrong, slow and refusing. */
class LiveScoresTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE:BTCUSDT");
    private static final long SECOND = 1_000_000_000L;
    private static final int RSI = FeatureEngine.SET.names().indexOf("rsi");
    private static final LiveScores.Times TIMES =
            new LiveScores.Times(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofMinutes(6));

    private final SplittableRandom random = new SplittableRandom(11);
    private final LiveScores live = new LiveScores("h", List.of(card()), null, (_, _) -> 0, TIMES);
    private long nanos;
    private double price = 1e9;
    private double pending;

    private static ModelCard card() {
        return card(Duration.ofSeconds(1));
    }

    private static ModelCard card(Duration horizon) {
        Purpose purpose = new Purpose("up", horizon, null);
        return new ModelCard(
                "m",
                1,
                "market-1",
                List.of("rsi"),
                "up",
                "nothing",
                Map.of(),
                List.of(),
                "0".repeat(64),
                List.of(new ModelCard.Golden(List.of(1.0), 0.5)),
                0,
                0,
                purpose,
                "");
    }

    /** A second of four scores whose promise is kept with their probability, or with its opposite. */
    private void second(double shift, boolean honest, boolean refuses, long took) {
        for (int i = 0; i < 4; i++) {
            nanos += SECOND / 4;
            if (i == 0) {
                price += pending;
            }
            double rsi = 50 + 10 * random.nextGaussian() + shift;
            double score = Math.clamp(0.5 + 0.02 * (rsi - 50 - shift), 0.05, 0.95);
            if (i == 0) {
                boolean up = random.nextDouble() < (honest ? score : 1 - score);
                pending = up ? 1e5 : -1e5;
            }
            double[] features = new double[FeatureEngine.SET.size()];
            features[RSI] = rsi;
            long mid = Math.round(price);
            live.add(new ScoreSample(
                    "s", "h", BTC, nanos, mid - 1, mid + 1, features, refuses ? Double.NaN : score, took));
        }
    }

    private LiveFigures play(int seconds, double shift, boolean honest, boolean refuses, long took) {
        for (int i = 0; i < seconds; i++) {
            second(shift, honest, refuses, took);
        }
        return live.look();
    }

    @Test
    void saysNothingOfDriftUntilItHasLearntAndSeenAWholeWindow() {
        LiveFigures learning = play(350, 0, true, false, 10_000);
        assertThat(learning.basis()).isEmpty();
        assertThat(learning.inputs()).isEmpty();
        assertThat(learning.worst().psi()).isNaN();
        LiveFigures begun = play(20, 0, true, false, 10_000);
        assertThat(begun.basis()).isEqualTo("its first 6 minutes in force");
        assertThat(begun.inputs()).isEmpty();
        LiveFigures quiet = play(120, 0, true, false, 10_000);
        assertThat(quiet.worst().name()).isEqualTo("rsi");
        assertThat(quiet.worst().psi()).isLessThan(0.25);
        assertThat(quiet.p99Micros()).isEqualTo(10);
        assertThat(quiet.refusedShare()).isZero();
    }

    @Test
    void seesThatAnInputWanders() {
        play(500, 0, true, false, 10_000);
        LiveFigures drifted = play(90, 15, true, false, 10_000);
        assertThat(drifted.worst().name()).isEqualTo("rsi");
        assertThat(drifted.worst().psi())
                .isGreaterThan(1)
                .isGreaterThan(2 * drifted.worst().usual());
        assertThat(drifted.score().psi()).as("the scores are what they were").isLessThan(0.25);
    }

    @Test
    void seesThatPromisesAreNotKept() {
        LiveFigures good = play(500, 0, true, false, 10_000);
        assertThat(good.outcomes()).isGreaterThan(400);
        assertThat(good.expectedBrier()).isNotNull();
        LiveFigures bad = play(700, 0, false, false, 10_000);
        assertThat(bad.brier().above(bad.expectedBrier())).isGreaterThan(4);
        assertThat(bad.expectedHitRate().above(bad.hitRate())).isGreaterThan(4);
    }

    @Test
    void aLongHorizonIsWatchedForLonger() {
        LiveScores slow = new LiveScores("h", List.of(card(Duration.ofMinutes(30))), null, (_, _) -> 0, TIMES);
        long minute = 60 * SECOND;
        for (int i = 0; i < 5 * 24 * 60; i++) {
            price += random.nextBoolean() ? 1e5 : -1e5;
            long mid = Math.round(price);
            double[] features = new double[FeatureEngine.SET.size()];
            slow.add(new ScoreSample("s", "h", BTC, i * minute - 30 * SECOND, mid - 1, mid + 1, features, 0.6, 1_000));
            slow.add(new ScoreSample("s", "h", BTC, i * minute, mid - 1, mid + 1, features, 0.6, 1_000));
        }
        LiveFigures figures = slow.look();
        assertThat(figures.hitRate().blocks()).as("blocks of two hours").isBetween(24, 25);
        assertThat(figures.hitRate().error()).isBetween(0.01, 0.1);
        assertThat(figures.outcomes()).as("of these two days, not of all five").isBetween(1_000L, 2L * 25 * 120);
    }

    @Test
    void outcomesAreThoseOfTheTimeThatIsLookedAt() {
        play(700, 0, true, false, 10_000);
        long whole = live.look().outcomes();
        assertThat(whole).isGreaterThan(500);
        assertThat(play(700, 0, true, false, 10_000).outcomes()).isCloseTo(whole, withinPercentage(10));
    }

    @Test
    void countsWhatIsSlowAndWhatIsRefused() {
        play(400, 0, true, false, 10_000);
        LiveFigures worse = play(60, 0, true, true, 3_000_000);
        assertThat(worse.refusedShare()).isGreaterThan(0.95);
        assertThat(worse.p99Micros()).isEqualTo(3_000);
    }

    @Test
    void aScoreOfAnotherSourceIsNoneOfItsOwn() {
        live.add(new ScoreSample("s", "other", BTC, 1, 1, 2, new double[FeatureEngine.SET.size()], 0.5, 1));
        assertThat(live.look().samples()).isZero();
    }
}
