package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each pre-trade rule on what would be held: a situation in which it fires, and the nearest in which it does not. */
class PretradeExposureRulesTest {

    @Nested
    class PositionLimit {
        private static final BigDecimal OVER = new BigDecimal("2000.01");

        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.positionValueAfter = OVER),
                    "position limit",
                    "POSITION_LIMIT",
                    "positionValueAfter=2000.01",
                    "maxPositionValue=2000");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.positionValueAfter = new BigDecimal("2000.00")));
        }

        @Test
        void letsAReducingOrderPass() {
            Pretrade.passes(Pretrade.order().side(Side.SELL).position("0.5").with(it -> it.positionValueAfter = OVER));
        }
    }

    @Nested
    class StrategyLimit {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.strategyValueAfter = new BigDecimal("6000.01")),
                    "strategy limit",
                    "STRATEGY_LIMIT",
                    "strategyValueAfter=6000.01",
                    "maxStrategyValue=6000");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.strategyValueAfter = new BigDecimal("6000.00")));
        }
    }

    @Nested
    class DailyLossLimit {
        private static final BigDecimal LOSS = new BigDecimal("-400");

        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.dailyPnl = LOSS),
                    "daily loss limit",
                    "DAILY_LOSS",
                    "dailyLoss=400",
                    "maxDailyLoss=400");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.dailyPnl = new BigDecimal("-399.99")));
        }

        @Test
        void letsAReducingOrderPass() {
            Pretrade.passes(Pretrade.order().side(Side.SELL).position("0.01").with(it -> it.dailyPnl = LOSS));
            Pretrade.passes(Pretrade.order().side(Side.BUY).position("-0.01").with(it -> it.dailyPnl = LOSS));
        }

        @Test
        void deniesAnOrderThatWouldTurnThePosition() {
            Pretrade order = Pretrade.order().side(Side.SELL).position("0.009").with(it -> it.dailyPnl = LOSS);
            assertThat(Pretrade.RULES.check(order.build()).allowed()).isFalse();
        }
    }

    @Nested
    class OpenOrders {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.openOrders = 2),
                    "open orders",
                    "OPEN_ORDERS",
                    "openOrders=2",
                    "maxOpenOrders=2");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.openOrders = 1));
        }
    }
}
