package io.traider.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static Figures.Outcome outcome(double score, boolean up) {
        return new Figures.Outcome(0, score, up, up ? score : -score);
    }

    @Test
    void aPerfectModelHasAllOrdered() {
        Figures figures = Figures.of(List.of(outcome(0.9, true), outcome(0.2, false), outcome(0.6, true)));
        assertThat(figures.auc()).isEqualTo(1);
        assertThat(figures.hitRate()).isEqualTo(1);
        assertThat(figures.brier()).isCloseTo((0.01 + 0.04 + 0.16) / 3, within(1e-12));
    }

    @Test
    void equalScoresAreHalfRight() {
        List<Figures.Outcome> outcomes =
                List.of(outcome(0.5, true), outcome(0.5, false), outcome(0.5, true), outcome(0.5, false));
        assertThat(Figures.of(outcomes).auc()).isEqualTo(0.5);
    }

    @Test
    void theInformationCoefficientIsOfRanksAndTheWorstFoldIsTold() {
        List<Figures.Outcome> outcomes = List.of(
                new Figures.Outcome(0, 0.1, false, -3),
                new Figures.Outcome(0, 0.2, true, 100),
                new Figures.Outcome(1, 0.4, true, 1),
                new Figures.Outcome(1, 0.9, false, -2));
        Figures figures = Figures.of(outcomes);
        // Ranks of returns are 1, 4, 3, 2: 1 - 6 * (0 + 4 + 0 + 4) / (4 * 15).
        assertThat(figures.informationCoefficient()).isCloseTo(0.2, within(1e-12));
        assertThat(figures.worstFoldAuc()).isZero();
        assertThat(figures.auc()).isEqualTo(0.5);
        assertThat(figures.baseBrier()).isEqualTo(0.25);
        assertThat(figures.named("recorded")).containsEntry("recordedRows", 4).containsEntry("recordedAuc", 0.5);
    }

    @Test
    void agreesWithCountingEveryPair() {
        Random random = new Random(17);
        List<Figures.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            outcomes.add(outcome(random.nextInt(20) / 20.0, random.nextBoolean()));
        }
        double wins = 0;
        double pairs = 0;
        for (Figures.Outcome up : outcomes) {
            for (Figures.Outcome down : outcomes) {
                if (up.up() && !down.up()) {
                    pairs++;
                    wins += up.score() > down.score() ? 1 : up.score() == down.score() ? 0.5 : 0;
                }
            }
        }
        assertThat(Figures.of(outcomes).auc()).isCloseTo(wins / pairs, within(1e-12));
    }
}
