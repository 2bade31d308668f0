package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Side;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each pre-trade rule on the order by itself: a situation in which it fires, and the nearest in which it does not. */
class PretradeOrderRulesTest {

    @Nested
    class PriceCollar {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().price("50250.0000000001"),
                    "price collar",
                    "PRICE_COLLAR",
                    "deviationBps=50.00000000002",
                    "collarBps=50",
                    "price=50250.0000000001");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().price("50250"));
            Pretrade.passes(Pretrade.order().price("49750"));
        }

        @Test
        void firesBelowTheReferenceToo() {
            assertThat(Pretrade.RULES
                            .check(Pretrade.order().price("49749.9").build())
                            .allowed())
                    .isFalse();
        }

        @Test
        void holdsAMarketOrderAtThePriceItWouldTake() {
            Pretrade.passes(Pretrade.order().market());
            Price far = Price.parse("50250.1");
            assertThat(Pretrade.RULES
                            .check(Pretrade.order()
                                    .market()
                                    .with(it -> it.bestAsk = far)
                                    .build())
                            .reasons())
                    .extracting(Reason::code)
                    .containsExactly("PRICE_COLLAR");
        }
    }

    @Nested
    class StopTrigger {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().market().stop("50000"),
                    "stop trigger",
                    "STOP_TRIGGER",
                    "trigger=50000",
                    "reference=50000");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().market().stop("50000.1"));
            Pretrade.passes(Pretrade.order().market().side(Side.SELL).stop("49999.9"));
        }
    }

    @Nested
    class CollarOfStops {
        @Test
        void aStopThatMayOpenIsHeldAtItsTrigger() {
            Pretrade.passes(Pretrade.order().market().stop("50250"));
            Pretrade.breaches(
                    Pretrade.order().market().stop("50251"),
                    "price collar",
                    "PRICE_COLLAR",
                    "deviationBps=50.2",
                    "collarBps=50",
                    "price=50251");
        }

        @Test
        void aStopThatReducesMayWaitFarAwayButItsLimitNot() {
            Pretrade order = Pretrade.order().side(Side.SELL).reduceOnly().position("0.01");
            Pretrade.passes(order.market().stop("40000"));
            Pretrade limited = Pretrade.order()
                    .side(Side.SELL)
                    .reduceOnly()
                    .position("0.01")
                    .price("39000")
                    .stop("40000");
            assertThat(Pretrade.RULES.check(limited.build()).reasons())
                    .extracting(Reason::code)
                    .containsExactly("PRICE_COLLAR");
        }

        @Test
        void theExitOfABracketCountsAsReducing() {
            Pretrade.passes(Pretrade.order().side(Side.SELL).exit().market().stop("49000"));
        }
    }

    @Nested
    class OrderValue {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().quantity("0.02000001").with(it -> it.depth = "1"),
                    "order value",
                    "ORDER_VALUE",
                    "orderValue=1000.0005",
                    "maxOrderValue=1000");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().quantity("0.02").with(it -> it.depth = "1"));
        }
    }

    @Nested
    class OrderQuantity {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.depth = "0.0999"),
                    "order quantity",
                    "ORDER_QUANTITY",
                    "shareOfDepth=0.1001001001001002",
                    "maxOrderQuantityOfDepth=0.1",
                    "quantity=0.01");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.depth = "0.1"));
        }
    }

    @Nested
    class ReduceOnly {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().side(Side.SELL).reduceOnly().position("0.00999999"),
                    "reduce only",
                    "REDUCE_ONLY",
                    "quantity=0.01");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().side(Side.SELL).reduceOnly().position("0.01"));
        }

        @Test
        void countsWhatOtherOrdersAlreadyReduce() {
            Pretrade order = Pretrade.order().side(Side.SELL).reduceOnly().position("0.01");
            assertThat(Pretrade.RULES
                            .check(order.with(it -> it.openSameSide = "0.00000001")
                                    .build())
                            .allowed())
                    .isFalse();
        }
    }
}
