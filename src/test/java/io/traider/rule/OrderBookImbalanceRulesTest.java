package io.traider.rule;

import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class OrderBookImbalanceRulesTest {

    private static final StrategyRules RULES = StrategyRules.shipped("order-book-imbalance");
    private static final Map<String, Double> PARAMETERS = Map.of(
            "coolDownSeconds", 60.0,
            "minImbalance", 0.5,
            "minOrderFlow", 0.3,
            "minConfidence", 0.625,
            "exitImbalance", 0.4,
            "exitConfidence", 0.75,
            "maxSpreadBps", 2.0,
            "stopLossBps", 15.0,
            "takeProfitBps", 20.0,
            "maxHoldingSeconds", 60.0);

    private static ShownSituation calm() {
        return new ShownSituation(RULES, PARAMETERS);
    }

    /** Just enough to enter a long. */
    private static ShownSituation upwards() {
        return calm().feature("depthImbalance", 0.5)
                .feature("orderFlow", 0.3)
                .feature("spreadBps", 2)
                .score(0.625);
    }

    /** Just enough to enter a short. */
    private static ShownSituation downwards() {
        return calm().feature("depthImbalance", -0.5)
                .feature("orderFlow", -0.3)
                .feature("spreadBps", 2)
                .score(0.375);
    }

    /** A long that goes on as hoped for. */
    private static ShownSituation inLong() {
        return upwards().holding(Direction.LONG, 5, 10);
    }

    /** A short that goes on as hoped for. */
    private static ShownSituation inShort() {
        return downwards().holding(Direction.SHORT, 5, 10);
    }

    @Nested
    class BidsOutweighAsks {
        @Test
        void fires() {
            upwards().fires(SignalKind.ENTER_LONG, "bids outweigh asks", "BUY_PRESSURE");
        }

        @Test
        void doesNotFire() {
            upwards().feature("depthImbalance", 0.4999).silent();
            upwards().feature("orderFlow", 0.2999).silent();
            upwards().feature("spreadBps", 2.0001).silent();
            upwards().feature("orderFlow", Double.NaN).silent();
            upwards().score(0.6249).silent();
            upwards().score(Double.NaN).silent();
            upwards().openOrders(1).silent();
            upwards().secondsSinceLastOrder(59.999).silent();
            inLong().silent();
        }
    }

    @Nested
    class AsksOutweighBids {
        @Test
        void fires() {
            downwards().fires(SignalKind.ENTER_SHORT, "asks outweigh bids", "SELL_PRESSURE");
        }

        @Test
        void doesNotFire() {
            downwards().feature("depthImbalance", -0.4999).silent();
            downwards().feature("orderFlow", -0.2999).silent();
            downwards().feature("spreadBps", 2.0001).silent();
            downwards().score(0.3751).silent();
            downwards().score(Double.NaN).silent();
            downwards().openOrders(1).silent();
            downwards().secondsSinceLastOrder(59.999).silent();
            inShort().silent();
        }
    }

    @Nested
    class BookTurnedAgainstLong {
        @Test
        void fires() {
            inLong().feature("depthImbalance", -0.4)
                    .feature("orderFlow", -0.1)
                    .fires(SignalKind.EXIT, "book turned against long", "PRESSURE_TURNED");
        }

        @Test
        void doesNotFire() {
            inLong().feature("depthImbalance", -0.3999)
                    .feature("orderFlow", -0.1)
                    .silent();
            inLong().feature("depthImbalance", -0.4).feature("orderFlow", 0).silent();
        }
    }

    @Nested
    class BookTurnedAgainstShort {
        @Test
        void fires() {
            inShort()
                    .feature("depthImbalance", 0.4)
                    .feature("orderFlow", 0.1)
                    .fires(SignalKind.EXIT, "book turned against short", "PRESSURE_TURNED");
        }

        @Test
        void doesNotFire() {
            inShort()
                    .feature("depthImbalance", 0.3999)
                    .feature("orderFlow", 0.1)
                    .silent();
            inShort().feature("depthImbalance", 0.4).feature("orderFlow", 0).silent();
        }
    }

    @Nested
    class ModelsTurnedAgainstLong {
        @Test
        void fires() {
            inLong().score(0.25).fires(SignalKind.EXIT, "models turned against long", "MODEL_AGAINST");
        }

        @Test
        void doesNotFire() {
            inLong().score(0.2501).silent();
            inLong().score(0.25).openOrders(1).silent();
        }
    }

    @Nested
    class ModelsTurnedAgainstShort {
        @Test
        void fires() {
            inShort().score(0.75).fires(SignalKind.EXIT, "models turned against short", "MODEL_AGAINST");
        }

        @Test
        void doesNotFire() {
            inShort().score(0.7499).silent();
            inShort().score(0.75).openOrders(1).silent();
        }
    }

    @Nested
    class StopLoss {
        @Test
        void fires() {
            inLong().holding(Direction.LONG, -15, 10).fires(SignalKind.EXIT, "stop loss", "STOP_LOSS");
        }

        @Test
        void doesNotFire() {
            inLong().holding(Direction.LONG, -14.999, 10).silent();
            inShort().holding(Direction.SHORT, -15, 10).openOrders(1).silent();
        }
    }

    @Nested
    class TakeProfit {
        @Test
        void fires() {
            inShort().holding(Direction.SHORT, 20, 10).fires(SignalKind.EXIT, "take profit", "TAKE_PROFIT");
        }

        @Test
        void doesNotFire() {
            inShort().holding(Direction.SHORT, 19.999, 10).silent();
            inLong().holding(Direction.LONG, 20, 10).openOrders(1).silent();
        }
    }

    @Nested
    class HeldTooLong {
        @Test
        void fires() {
            inLong().holding(Direction.LONG, 5, 60).fires(SignalKind.EXIT, "held too long", "HELD_TOO_LONG");
        }

        @Test
        void doesNotFire() {
            inLong().holding(Direction.LONG, 5, 59.999).silent();
            inShort().holding(Direction.SHORT, 5, 60).openOrders(1).silent();
        }
    }
}
