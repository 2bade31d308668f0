package io.traider.rule;

import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import io.traider.rule.fact.Basis;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class CrossVenueBasisRulesTest {

    private static final StrategyRules RULES = StrategyRules.shipped("cross-venue-basis");
    private static final Map<String, Double> PARAMETERS = Map.of(
            "coolDownSeconds", 300.0,
            "entryDeviations", 2.5,
            "exitDeviations", 0.0,
            "minEdgeBps", 35.0,
            "maxPaidRateBps", 3.0,
            "maxSpreadBps", 5.0,
            "stopLossBps", 60.0,
            "coverRetrySeconds", 1.0,
            "maxUncoveredSeconds", 20.0,
            "maxHoldingSeconds", 259_200.0);

    private static ShownSituation calm() {
        return new ShownSituation(RULES, PARAMETERS);
    }

    /** Nothing held, and just enough to enter. */
    private static ShownSituation dear() {
        return calm().feature("spreadBps", 5)
                .pair(Pair.Leg.PERPETUAL, 0, 0, 0, 0, true)
                .basis(new Basis(40, 35, 2.5));
    }

    /** The perpetual of a covered pair whose gap is still open. */
    private static ShownSituation inPair() {
        return perpetual(0, 10, 600, 0);
    }

    private static ShownSituation perpetual(double uncovered, double gainBps, double age, int open) {
        return calm().holding(Direction.SHORT, 0, age)
                .secondsSinceLastOrder(age)
                .pair(Pair.Leg.PERPETUAL, uncovered, gainBps, age, open, true)
                .basis(new Basis(20, 15, 1));
    }

    private static ShownSituation spot(Direction held, double uncovered, int open) {
        ShownSituation spot =
                calm().holding(held, 0, 10).secondsSinceLastOrder(1).pair(Pair.Leg.SPOT, uncovered, 0, 10, open, true);
        return spot.feature("fundingRateBps", Double.NaN);
    }

    @Nested
    class PerpetualTooDear {
        @Test
        void fires() {
            dear().fires(SignalKind.ENTER_SHORT, "perpetual too dear", "RICH_PERPETUAL");
        }

        @Test
        void doesNotFire() {
            dear().basis(new Basis(40, 35, 2.4999)).silent();
            dear().basis(new Basis(40, 34.999, 2.5)).silent();
            dear().basis(null).silent();
            dear().feature("spreadBps", 5.0001).silent();
            dear().secondsSinceLastOrder(299.9).silent();
            dear().pair(Pair.Leg.PERPETUAL, -1, 0, 0, 0, true).silent();
            dear().pair(Pair.Leg.PERPETUAL, 0, 0, 0, 1, true).silent();
            dear().pair(Pair.Leg.PERPETUAL, 0, 0, 0, 0, false).silent();
            inPair().silent();
        }
    }

    @Nested
    class CoverWithSpotElsewhere {
        @Test
        void fires() {
            spot(Direction.FLAT, 1, 0).fires(SignalKind.ENTER_LONG, "cover with spot elsewhere", "COVER_MISSING");
        }

        @Test
        void doesNotFire() {
            spot(Direction.FLAT, 0, 0).silent();
            spot(Direction.FLAT, 1, 1).silent();
            spot(Direction.FLAT, 1, 0).secondsSinceLastOrder(0.9).silent();
        }
    }

    @Nested
    class GapIsGone {
        @Test
        void fires() {
            inPair().basis(new Basis(5, 0, 0)).fires(SignalKind.EXIT, "gap is gone", "BASIS_CAME_BACK");
        }

        @Test
        void doesNotFire() {
            inPair().basis(new Basis(5, 0.1, 0.0001)).silent();
            inPair().basis(null).silent();
            inPair().basis(new Basis(5, 0, 0)).openOrders(1).silent();
        }
    }

    @Nested
    class PaymentsEatTheGap {
        @Test
        void fires() {
            inPair().feature("fundingRateBps", -3).fires(SignalKind.EXIT, "payments eat the gap", "FUNDING_AGAINST");
        }

        @Test
        void doesNotFire() {
            inPair().feature("fundingRateBps", -2.9999).silent();
            inPair().feature("fundingRateBps", -3).openOrders(1).silent();
        }
    }

    @Nested
    class PairLostTooMuch {
        @Test
        void fires() {
            perpetual(0, -60, 600, 0).fires(SignalKind.EXIT, "pair lost too much", "STOP_LOSS");
        }

        @Test
        void doesNotFire() {
            perpetual(0, -59.999, 600, 0).silent();
            perpetual(0, -60, 600, 0).openOrders(1).silent();
            perpetual(0.5, -60, 10, 0).silent();
        }
    }

    @Nested
    class PairHeldTooLong {
        @Test
        void fires() {
            perpetual(0, 10, 259_200, 0).fires(SignalKind.EXIT, "pair held too long", "HELD_TOO_LONG");
        }

        @Test
        void doesNotFire() {
            perpetual(0, 10, 259_199.9, 0).silent();
        }
    }

    @Nested
    class CoverDidNotCome {
        @Test
        void fires() {
            perpetual(0.5, 0, 20, 0).fires(SignalKind.EXIT, "cover did not come", "COVER_DID_NOT_COME");
        }

        @Test
        void doesNotFire() {
            perpetual(0.5, 0, 19.9, 0).silent();
            perpetual(0, 0, 20, 0).silent();
            perpetual(0.5, 0, 20, 1).silent();
        }
    }

    @Nested
    class SpotCoversNothing {
        @Test
        void fires() {
            spot(Direction.LONG, -1, 0).fires(SignalKind.EXIT, "spot covers nothing", "COVER_TOO_LARGE");
        }

        @Test
        void doesNotFire() {
            spot(Direction.LONG, 0, 0).silent();
            spot(Direction.LONG, -1, 1).silent();
            spot(Direction.FLAT, -1, 0).silent();
        }
    }
}
