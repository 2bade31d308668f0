package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class FundingHarvestRulesTest {

    private static final StrategyRules RULES = StrategyRules.shipped("funding-harvest");

    private static void fires(FundingHarvest situation, SignalKind kind, String rule, String code) {
        Signal signal = RULES.evaluate(situation.build());
        assertThat(RULES.lastFailure()).isEmpty();
        assertThat(signal).isNotNull();
        assertThat(signal.kind()).isEqualTo(kind);
        assertThat(signal.reasons()).extracting(Reason::rule).containsExactly(rule);
        assertThat(signal.reasons()).extracting(Reason::code).containsExactly(code);
        assertThat(signal.reasons().getFirst().figures()).isNotEmpty();
    }

    private static void silent(FundingHarvest situation) {
        assertThat(RULES.evaluate(situation.build())).isNull();
        assertThat(RULES.lastFailure()).isEmpty();
    }

    @Test
    void aPairThatGoesOnAsHopedForIsLeftAlone() {
        silent(FundingHarvest.inPair());
        silent(FundingHarvest.spot());
    }

    @Nested
    class HarvestCrowdedLongs {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.crowdedLongs(), SignalKind.ENTER_SHORT, "harvest crowded longs", "CROWDED_LONGS");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.crowdedLongs().feature("fundingDrift", 0.4999));
            silent(FundingHarvest.crowdedLongs().feature("fundingRateBps", 1.9999));
            silent(FundingHarvest.crowdedLongs().feature("basisBps", 0));
            silent(FundingHarvest.crowdedLongs().feature("spreadBps", 5.0001));
            silent(FundingHarvest.crowdedLongs().feature("fundingDrift", Double.NaN));
            silent(FundingHarvest.crowdedLongs().secondsSinceLastOrder(59.9));
            silent(FundingHarvest.crowdedLongs().openOrders(1));
            silent(FundingHarvest.crowdedLongs().uncovered(-1));
            silent(FundingHarvest.crowdedLongs().halted());
            silent(FundingHarvest.inPair());
        }
    }

    @Nested
    class CoverWithSpot {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.spot().flat().uncovered(1),
                    SignalKind.ENTER_LONG,
                    "cover with spot",
                    "COVER_MISSING");
            FundingHarvestRulesTest.fires(
                    FundingHarvest.spot().uncovered(0.01), SignalKind.ENTER_LONG, "cover with spot", "COVER_MISSING");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.spot().flat().uncovered(0));
            silent(FundingHarvest.spot().uncovered(1).openOrders(1));
            silent(FundingHarvest.spot().uncovered(1).secondsSinceLastOrder(0.9));
            silent(FundingHarvest.inPair().uncovered(1).ageSeconds(19.9));
        }
    }

    @Nested
    class CrowdWentHome {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.inPair().feature("fundingDrift", -0.5).feature("fundingRateBps", 0.4999),
                    SignalKind.EXIT,
                    "crowd went home",
                    "FUNDING_CAME_BACK");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.inPair().feature("fundingDrift", -0.4999).feature("fundingRateBps", 0.4));
            silent(FundingHarvest.inPair().feature("fundingDrift", -0.5).feature("fundingRateBps", 0.5));
            silent(FundingHarvest.inPair()
                    .feature("fundingDrift", -0.5)
                    .feature("fundingRateBps", 0.4)
                    .openOrders(1));
        }
    }

    @Nested
    class ShortsBeganToPay {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.inPair().feature("fundingRateBps", -0.0001),
                    SignalKind.EXIT,
                    "shorts began to pay",
                    "FUNDING_TURNED");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.inPair().feature("fundingRateBps", 0));
            silent(FundingHarvest.inPair().feature("fundingRateBps", -1).openOrders(1));
        }
    }

    @Nested
    class PairLostTooMuch {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.inPair().gainBps(-60), SignalKind.EXIT, "pair lost too much", "STOP_LOSS");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.inPair().gainBps(-59.9));
            silent(FundingHarvest.inPair().gainBps(-60).openOrders(1));
            silent(FundingHarvest.inPair().gainBps(-60).uncovered(1).ageSeconds(5));
        }
    }

    @Nested
    class PairHeldTooLong {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.inPair().ageSeconds(7_200), SignalKind.EXIT, "pair held too long", "HELD_TOO_LONG");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.inPair().ageSeconds(7_199.9));
            silent(FundingHarvest.inPair().ageSeconds(7_200).openOrders(1));
        }
    }

    @Nested
    class CoverDidNotCome {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.inPair().uncovered(0.5).ageSeconds(20),
                    SignalKind.EXIT,
                    "cover did not come",
                    "COVER_DID_NOT_COME");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.inPair().uncovered(0.5).ageSeconds(19.9));
            silent(FundingHarvest.inPair().uncovered(0).ageSeconds(20));
            silent(FundingHarvest.inPair().uncovered(0.5).ageSeconds(20).openOrders(1));
        }
    }

    @Nested
    class SpotCoversNothing {
        @Test
        void fires() {
            FundingHarvestRulesTest.fires(
                    FundingHarvest.spot().uncovered(-1), SignalKind.EXIT, "spot covers nothing", "COVER_TOO_LARGE");
        }

        @Test
        void doesNotFire() {
            silent(FundingHarvest.spot().uncovered(0));
            silent(FundingHarvest.spot().uncovered(-1).openOrders(1));
            silent(FundingHarvest.spot().uncovered(-1).secondsSinceLastOrder(0.9));
            silent(FundingHarvest.spot().flat().uncovered(-1));
        }
    }
}
