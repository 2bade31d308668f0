package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class FundingDriftRulesTest {

    private static final StrategyRules RULES = StrategyRules.shipped("funding-drift");

    private static void fires(FundingDrift situation, SignalKind kind, String rule, String code) {
        Signal signal = RULES.evaluate(situation.build());
        assertThat(RULES.lastFailure()).isEmpty();
        assertThat(signal).isNotNull();
        assertThat(signal.kind()).isEqualTo(kind);
        assertThat(signal.reasons()).extracting(Reason::rule).containsExactly(rule);
        assertThat(signal.reasons()).extracting(Reason::code).containsExactly(code);
        assertThat(signal.reasons().getFirst().figures()).isNotEmpty();
    }

    private static void silent(FundingDrift situation) {
        assertThat(RULES.evaluate(situation.build())).isNull();
        assertThat(RULES.lastFailure()).isEmpty();
    }

    @Nested
    class FadeCrowdedLongs {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.crowdedLongs(), SignalKind.ENTER_SHORT, "fade crowded longs", "CROWDED_LONGS");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.crowdedLongs().feature("fundingDrift", 1.4999));
            silent(FundingDrift.crowdedLongs().feature("fundingRateBps", 0));
            silent(FundingDrift.crowdedLongs().feature("basisBps", 0));
            silent(FundingDrift.crowdedLongs().feature("spreadBps", 5.0001));
            silent(FundingDrift.crowdedLongs().feature("depthImbalance", 0.6001));
            silent(FundingDrift.crowdedLongs().score(0.5501));
            silent(FundingDrift.crowdedLongs().refused());
            silent(FundingDrift.crowdedLongs().openOrders(1));
            silent(FundingDrift.crowdedLongs().secondsSinceLastOrder(9.999));
            silent(FundingDrift.inShort());
        }

        @Test
        void needsEveryFigure() {
            for (String each :
                    new String[] {"fundingDrift", "fundingRateBps", "basisBps", "spreadBps", "depthImbalance"}) {
                silent(FundingDrift.crowdedLongs().feature(each, Double.NaN));
            }
        }

        @Test
        void saysTheNumbersItSaw() {
            Signal signal = RULES.evaluate(FundingDrift.crowdedLongs().build());
            assertThat(signal.reasons().getFirst().figures())
                    .containsExactly(
                            new Figure("fundingDrift", "1.5"),
                            new Figure("fundingRateBps", "0.5"),
                            new Figure("basisBps", "0.1"),
                            new Figure("score", "0.55"),
                            new Figure("spreadBps", "5"),
                            new Figure("depthImbalance", "0.6"));
        }
    }

    @Nested
    class FadeCrowdedShorts {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.crowdedShorts(), SignalKind.ENTER_LONG, "fade crowded shorts", "CROWDED_SHORTS");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.crowdedShorts().feature("fundingDrift", -1.4999));
            silent(FundingDrift.crowdedShorts().feature("fundingRateBps", 0));
            silent(FundingDrift.crowdedShorts().feature("basisBps", 0));
            silent(FundingDrift.crowdedShorts().feature("spreadBps", 5.0001));
            silent(FundingDrift.crowdedShorts().feature("depthImbalance", -0.6001));
            silent(FundingDrift.crowdedShorts().score(0.4499));
            silent(FundingDrift.crowdedShorts().refused());
            silent(FundingDrift.crowdedShorts().openOrders(1));
            silent(FundingDrift.crowdedShorts().secondsSinceLastOrder(9.999));
            silent(FundingDrift.inLong());
        }

        @Test
        void needsEveryFigure() {
            for (String each :
                    new String[] {"fundingDrift", "fundingRateBps", "basisBps", "spreadBps", "depthImbalance"}) {
                silent(FundingDrift.crowdedShorts().feature(each, Double.NaN));
            }
        }
    }

    @Nested
    class FundingCameBackForAShort {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inShort().feature("fundingDrift", 0.25),
                    SignalKind.EXIT,
                    "funding came back for a short",
                    "FUNDING_CAME_BACK");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inShort().feature("fundingDrift", 0.2501));
            silent(FundingDrift.inShort().feature("fundingDrift", 0.25).openOrders(1));
        }
    }

    @Nested
    class FundingCameBackForALong {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inLong().feature("fundingDrift", -0.25),
                    SignalKind.EXIT,
                    "funding came back for a long",
                    "FUNDING_CAME_BACK");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inLong().feature("fundingDrift", -0.2501));
        }
    }

    @Nested
    class FundingTurnedAgainstShort {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inShort().feature("fundingRateBps", -0.0001),
                    SignalKind.EXIT,
                    "funding turned against short",
                    "FUNDING_TURNED");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inShort().feature("fundingRateBps", 0));
        }
    }

    @Nested
    class FundingTurnedAgainstLong {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inLong().feature("fundingRateBps", 0.0001),
                    SignalKind.EXIT,
                    "funding turned against long",
                    "FUNDING_TURNED");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inLong().feature("fundingRateBps", 0));
        }
    }

    @Nested
    class StopLoss {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inShort().holding(Direction.SHORT, -25, 60),
                    SignalKind.EXIT,
                    "stop loss",
                    "STOP_LOSS");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inShort().holding(Direction.SHORT, -24.99, 60));
            silent(FundingDrift.inLong().holding(Direction.LONG, -24.99, 60));
        }
    }

    @Nested
    class TakeProfit {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inLong().holding(Direction.LONG, 40, 60),
                    SignalKind.EXIT,
                    "take profit",
                    "TAKE_PROFIT");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inLong().holding(Direction.LONG, 39.99, 60));
            silent(FundingDrift.inShort().holding(Direction.SHORT, 39.99, 60));
        }
    }

    @Nested
    class HeldTooLong {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inShort().holding(Direction.SHORT, 0, 600),
                    SignalKind.EXIT,
                    "held too long",
                    "HELD_TOO_LONG");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inShort().holding(Direction.SHORT, 0, 599.9));
        }
    }

    @Nested
    class ModelStronglyAgainstShort {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inShort().score(0.7),
                    SignalKind.EXIT,
                    "model strongly against short",
                    "MODEL_AGAINST");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inShort().score(0.6999));
            silent(FundingDrift.inShort().refused());
            silent(FundingDrift.inLong().score(0.7));
        }
    }

    @Nested
    class ModelStronglyAgainstLong {
        @Test
        void fires() {
            FundingDriftRulesTest.fires(
                    FundingDrift.inLong().score(0.3), SignalKind.EXIT, "model strongly against long", "MODEL_AGAINST");
        }

        @Test
        void doesNotFire() {
            silent(FundingDrift.inLong().score(0.3001));
            silent(FundingDrift.inLong().refused());
            silent(FundingDrift.inShort().score(0.3));
        }
    }
}
