package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import io.traider.rule.fact.ModelHealth;
import io.traider.rule.fact.PackHealth;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class GovernanceRulesTest {

    private static final RuleTrial RULES = new RuleTrial(
            PackKind.GOVERNANCE,
            RulePack.compile("governance", ShippedPacks.of("governance").deciding()));

    private static PackHealth health(long minutes, long lastMinute, boolean hasPrevious) {
        return new PackHealth("pretrade", "ab12", minutes, 1_000, lastMinute, lastMinute, 20, hasPrevious);
    }

    /** A healthy score but for what is given. */
    private static ModelHealth score(double inputPsi, double scorePsi, double usual) {
        return new ModelHealth(
                "s", "m-2", "h", 90, 14_000, 0, "rsi", inputPsi, usual, scorePsi, usual, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                30, 5_000, true);
    }

    private static ModelHealth matured(long outcomes, double brierExcess, double shortfall, double pnlShortfall) {
        return new ModelHealth(
                "s",
                "m-2",
                "h",
                90,
                14_000,
                0,
                "rsi",
                0,
                0,
                0,
                0,
                outcomes,
                0.26,
                0.25,
                brierExcess,
                0.5,
                0.6,
                shortfall,
                -9,
                1,
                pnlShortfall,
                30,
                5_000,
                true);
    }

    private static ModelHealth asked(long samples, double refusedShare, double p99Micros) {
        return new ModelHealth(
                "s",
                "m-2",
                "h",
                90,
                samples,
                refusedShare,
                "rsi",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                p99Micros,
                5_000,
                true);
    }

    private static List<String> said(Record health) {
        RuleAnswer answer = RULES.ask(List.of(health));
        assertThat(answer.failure()).isEmpty();
        return answer.reasons().stream().map(Reason::code).toList();
    }

    @Nested
    class FreshPackFailsOften {
        @Test
        void fires() {
            assertThat(said(health(1_439, 10, true))).contains("FRESH_PACK_FAILS");
        }

        @Test
        void doesNotFire() {
            assertThat(said(health(1_440, 10, true))).doesNotContain("FRESH_PACK_FAILS");
            assertThat(said(health(1, 9, true))).doesNotContain("FRESH_PACK_FAILS");
            assertThat(said(health(1, 10, false))).doesNotContain("FRESH_PACK_FAILS");
        }
    }

    @Nested
    class PackFails {
        @Test
        void fires() {
            assertThat(said(health(5_000, 3, false))).containsExactly("PACK_FAILS");
        }

        @Test
        void doesNotFire() {
            assertThat(said(health(1, 2, true))).isEmpty();
        }
    }

    @Nested
    class InputsDrift {
        @Test
        void fires() {
            assertThat(said(score(0.25, 0, 0.125))).containsExactly("INPUTS_DRIFT");
        }

        @Test
        void doesNotFire() {
            assertThat(said(score(0.2499, 0, 0))).isEmpty();
            assertThat(said(score(0.3, 0, 0.16))).isEmpty();
        }
    }

    @Nested
    class ScoresDrift {
        @Test
        void fires() {
            assertThat(said(score(0, 0.25, 0.125))).containsExactly("SCORES_DRIFT");
        }

        @Test
        void doesNotFire() {
            assertThat(said(score(0, 0.2499, 0))).isEmpty();
            assertThat(said(score(0, 0.3, 0.16))).isEmpty();
        }
    }

    @Nested
    class ScoresLoseTheirCalibration {
        @Test
        void fires() {
            assertThat(said(matured(500, 4, 0, 0))).containsExactly("CALIBRATION_LOST");
        }

        @Test
        void doesNotFire() {
            assertThat(said(matured(500, 3.99, 0, 0))).isEmpty();
            assertThat(said(matured(499, 9, 0, 0))).isEmpty();
        }
    }

    @Nested
    class ScoresMiss {
        @Test
        void fires() {
            assertThat(said(matured(500, 0, 4, 0))).containsExactly("HITS_MISSED");
        }

        @Test
        void doesNotFire() {
            assertThat(said(matured(500, 0, 3.99, 0))).isEmpty();
            assertThat(said(matured(499, 0, 9, 0))).isEmpty();
        }
    }

    @Nested
    class EarnsLessThanExpected {
        @Test
        void fires() {
            assertThat(said(matured(0, 0, 0, 4))).containsExactly("PROFIT_MISSED");
        }

        @Test
        void doesNotFire() {
            assertThat(said(matured(0, 0, 0, 3.99))).isEmpty();
        }
    }

    @Nested
    class ScoresAreSlow {
        @Test
        void fires() {
            assertThat(said(asked(500, 0, 5_000))).containsExactly("SCORES_SLOW");
        }

        @Test
        void doesNotFire() {
            assertThat(said(asked(500, 0, 4_999))).isEmpty();
            assertThat(said(asked(499, 0, 9_000))).isEmpty();
        }
    }

    @Nested
    class ScoresAreRefused {
        @Test
        void fires() {
            assertThat(said(asked(500, 0.5, 0))).containsExactly("SCORES_REFUSED");
        }

        @Test
        void doesNotFire() {
            assertThat(said(asked(500, 0.49, 0))).isEmpty();
            assertThat(said(asked(499, 1, 0))).isEmpty();
        }
    }
}
