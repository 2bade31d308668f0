package io.traider.rule;

import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class TimeSeriesMomentumRulesTest {

    private static final StrategyRules RULES = StrategyRules.shipped("time-series-momentum");
    private static final Map<String, Double> PARAMETERS = Map.of(
            "coolDownSeconds", 900.0,
            "entryRanges", 1.5,
            "exitRanges", 0.0,
            "minStrength", 60.0,
            "maxSpreadBps", 3.0,
            "stopLossBps", 80.0,
            "maxHoldingSeconds", 14_400.0);

    private static ShownSituation calm() {
        return new ShownSituation(RULES, PARAMETERS);
    }

    /** Just enough to enter a long: one and a half ranges of eight. */
    private static ShownSituation upwards() {
        return calm().feature("minuteEmaGapBps", 12)
                .feature("minuteAtrBps", 8)
                .feature("minuteRsi", 60)
                .feature("emaGapBps", 0)
                .feature("spreadBps", 3);
    }

    /** Just enough to enter a short. */
    private static ShownSituation downwards() {
        return upwards().feature("minuteEmaGapBps", -12).feature("minuteRsi", 40);
    }

    /** A long that goes on as hoped for. */
    private static ShownSituation inLong() {
        return upwards().feature("minuteEmaGapBps", 0.1).holding(Direction.LONG, 5, 600);
    }

    /** A short that goes on as hoped for. */
    private static ShownSituation inShort() {
        return upwards().feature("minuteEmaGapBps", -0.1).holding(Direction.SHORT, 5, 600);
    }

    @Nested
    class TrendUpwards {
        @Test
        void fires() {
            upwards().fires(SignalKind.ENTER_LONG, "trend upwards", "UPWARD_TREND");
        }

        @Test
        void doesNotFire() {
            upwards().feature("minuteEmaGapBps", 11.999).silent();
            upwards().feature("minuteAtrBps", 8.001).silent();
            upwards().feature("minuteAtrBps", 0).silent();
            upwards().feature("minuteRsi", 59.999).silent();
            upwards().feature("emaGapBps", -0.0001).silent();
            upwards().feature("spreadBps", 3.0001).silent();
            upwards().feature("minuteRsi", Double.NaN).silent();
            upwards().openOrders(1).silent();
            upwards().secondsSinceLastOrder(899.999).silent();
            inLong().silent();
        }
    }

    @Nested
    class TrendDownwards {
        @Test
        void fires() {
            downwards().fires(SignalKind.ENTER_SHORT, "trend downwards", "DOWNWARD_TREND");
        }

        @Test
        void doesNotFire() {
            downwards().feature("minuteEmaGapBps", -11.999).silent();
            downwards().feature("minuteRsi", 40.001).silent();
            downwards().feature("emaGapBps", 0.0001).silent();
            downwards().feature("spreadBps", 3.0001).silent();
            downwards().openOrders(1).silent();
            downwards().secondsSinceLastOrder(899.999).silent();
            inShort().silent();
        }
    }

    @Nested
    class UpwardTrendEnded {
        @Test
        void fires() {
            inLong().feature("minuteEmaGapBps", 0).fires(SignalKind.EXIT, "upward trend ended", "TREND_ENDED");
        }

        @Test
        void doesNotFire() {
            inLong().silent();
            inLong().feature("minuteEmaGapBps", 0).openOrders(1).silent();
            inLong().feature("minuteAtrBps", Double.NaN).silent();
        }
    }

    @Nested
    class DownwardTrendEnded {
        @Test
        void fires() {
            inShort().feature("minuteEmaGapBps", 0).fires(SignalKind.EXIT, "downward trend ended", "TREND_ENDED");
        }

        @Test
        void doesNotFire() {
            inShort().silent();
            inShort().feature("minuteEmaGapBps", 0).openOrders(1).silent();
        }
    }

    @Nested
    class StopLoss {
        @Test
        void fires() {
            inLong().holding(Direction.LONG, -80, 600).fires(SignalKind.EXIT, "stop loss", "STOP_LOSS");
        }

        @Test
        void doesNotFire() {
            inLong().holding(Direction.LONG, -79.999, 600).silent();
            inShort().holding(Direction.SHORT, -80, 600).openOrders(1).silent();
        }
    }

    @Nested
    class HeldTooLong {
        @Test
        void fires() {
            inShort().holding(Direction.SHORT, 5, 14_400).fires(SignalKind.EXIT, "held too long", "HELD_TOO_LONG");
        }

        @Test
        void doesNotFire() {
            inShort().holding(Direction.SHORT, 5, 14_399.9).silent();
            inLong().holding(Direction.LONG, 5, 14_400).openOrders(1).silent();
        }
    }
}
