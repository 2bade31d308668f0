package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Side;
import io.traider.domain.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class PretradeRulesTest {

    private static final PretradeRules RULES = PretradeRules.shipped();

    private static void breaches(Pretrade order, String rule, String code, String... figures) {
        Verdict verdict = RULES.check(order.build());
        assertThat(verdict.reasons()).extracting(Reason::rule, Reason::code).containsExactly(tuple(rule, code));
        assertThat(verdict.reasons().getFirst().figures())
                .extracting(figure -> figure.name() + "=" + figure.value())
                .containsExactly(figures);
    }

    private static void passes(Pretrade order) {
        assertThat(RULES.check(order.build())).isEqualTo(Verdict.allow());
    }

    @Test
    void letsThroughWhatIsAtEveryLimit() {
        passes(Pretrade.order());
    }

    @Test
    void saysEveryBreach() {
        Pretrade order = Pretrade.order().quantity("1").with(it -> it.bookValid = false);
        assertThat(RULES.check(order.build()).reasons())
                .extracting(Reason::code)
                .containsExactlyInAnyOrder("BOOK_INVALID", "ORDER_VALUE", "ORDER_QUANTITY");
    }

    @Test
    void oneDecisionLeavesNothingForTheNext() {
        for (int i = 0; i < 100; i++) {
            assertThat(RULES.check(Pretrade.order().quantity("1").build()).reasons()).hasSize(2);
            passes(Pretrade.order());
        }
    }

    @Nested
    class KillSwitchEngaged {
        @Test
        void fires() {
            KillSwitch engaged = new KillSwitch(KillScope.ALL, "fire drill", "olivia", 0);
            breaches(
                    Pretrade.order().with(it -> it.switches = List.of(engaged)),
                    "kill switch engaged",
                    "KILL_SWITCH",
                    "scope=ALL",
                    "engagedBy=olivia",
                    "reason=fire drill");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.switches = List.of()));
        }
    }

    @Nested
    class MissingFigure {
        @Test
        void fires() {
            missing("dailyPnl", it -> it.dailyPnl = null);
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.dailyPnl = BigDecimal.ZERO));
        }

        @Test
        void firesForEveryFigureThatCanBeMissing() {
            missing("limits", it -> it.limits = null);
            missing("bestAsk", it -> it.bestAsk = null);
            missing("bestBid", it -> it.bestBid = Price.ofUnits(-1));
            missing("referencePrice", it -> it.reference = null);
            missing("referencePrice", it -> it.reference = Price.ofUnits(0));
            missing("orderPrice", it -> it.price("0"));
            missing("depth", it -> it.depth = "0");
            missing("bookAgeMillis", it -> it.bookAgeMillis = -1);
            missing("positionValueAfter", it -> it.positionValueAfter = null);
            missing("strategyValueAfter", it -> it.strategyValueAfter = null);
            missing("openOrders", it -> it.openOrders = -1);
        }

        @Test
        @SuppressWarnings("NullAway")
        void firesForALimitThatIsNotStated() {
            Limits whole = Pretrade.order().limits;
            Limits holed = new Limits(
                    whole.name(),
                    whole.hash(),
                    null,
                    whole.maxOrderQuantityOfDepth(),
                    whole.maxPositionValue(),
                    whole.maxStrategyValue(),
                    null,
                    whole.collarBps(),
                    whole.maxOpenOrders(),
                    whole.maxBookAgeMillis());
            assertThat(RULES.check(Pretrade.order().with(it -> it.limits = holed).build()).reasons())
                    .extracting(reason -> reason.figures().getFirst().value())
                    .containsExactlyInAnyOrder("maxOrderValue", "maxDailyLoss");
        }

        private void missing(String what, Consumer<Pretrade> change) {
            breaches(Pretrade.order().with(change), "missing figure", "MISSING_FIGURE", "missing=" + what);
        }
    }

    @Nested
    class InvalidBook {
        @Test
        void fires() {
            breaches(Pretrade.order().with(it -> it.bookValid = false), "invalid book", "BOOK_INVALID", "valid=false");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.bookValid = true));
        }
    }

    @Nested
    class StaleBook {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.bookAgeMillis = 5_001),
                    "stale book",
                    "BOOK_STALE",
                    "ageMillis=5001",
                    "maxBookAgeMillis=5000");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.bookAgeMillis = 5_000));
        }
    }

    @Nested
    class CrossedOrLockedBook {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.bestBid = it.bestAsk),
                    "crossed or locked book",
                    "BOOK_CROSSED",
                    "bestBid=50000.5",
                    "bestAsk=50000.5");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.bestBid = Price.parse("50000.4999999999")));
        }
    }

    @Nested
    class PriceCollar {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().price("50250.0000000001"),
                    "price collar",
                    "PRICE_COLLAR",
                    "deviationBps=50.00000000002",
                    "collarBps=50",
                    "price=50250.0000000001");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().price("50250"));
            passes(Pretrade.order().price("49750"));
        }

        @Test
        void firesBelowTheReferenceToo() {
            assertThat(RULES.check(Pretrade.order().price("49749.9").build()).allowed())
                    .isFalse();
        }

        @Test
        void holdsAMarketOrderAtThePriceItWouldTake() {
            passes(Pretrade.order().market());
            Price far = Price.parse("50250.1");
            assertThat(RULES.check(Pretrade.order().market().with(it -> it.bestAsk = far).build()).reasons())
                    .extracting(Reason::code)
                    .containsExactly("PRICE_COLLAR");
        }
    }

    @Nested
    class OrderValue {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().quantity("0.02000001").with(it -> it.depth = "1"),
                    "order value",
                    "ORDER_VALUE",
                    "orderValue=1000.0005",
                    "maxOrderValue=1000");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().quantity("0.02").with(it -> it.depth = "1"));
        }
    }

    @Nested
    class OrderQuantity {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.depth = "0.0999"),
                    "order quantity",
                    "ORDER_QUANTITY",
                    "shareOfDepth=0.1001001001001002",
                    "maxOrderQuantityOfDepth=0.1",
                    "quantity=0.01");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.depth = "0.1"));
        }
    }

    @Nested
    class ReduceOnly {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().side(Side.SELL).reduceOnly().position("0.00999999"),
                    "reduce only",
                    "REDUCE_ONLY",
                    "quantity=0.01");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().side(Side.SELL).reduceOnly().position("0.01"));
        }

        @Test
        void countsWhatOtherOrdersAlreadyReduce() {
            Pretrade order = Pretrade.order().side(Side.SELL).reduceOnly().position("0.01");
            assertThat(RULES.check(order.with(it -> it.openSameSide = "0.00000001").build()).allowed())
                    .isFalse();
        }
    }

    @Nested
    class PositionLimit {
        private static final BigDecimal OVER = new BigDecimal("2000.01");

        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.positionValueAfter = OVER),
                    "position limit",
                    "POSITION_LIMIT",
                    "positionValueAfter=2000.01",
                    "maxPositionValue=2000");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.positionValueAfter = new BigDecimal("2000.00")));
        }

        @Test
        void letsAReducingOrderPass() {
            passes(Pretrade.order().side(Side.SELL).position("0.5").with(it -> it.positionValueAfter = OVER));
        }
    }

    @Nested
    class StrategyLimit {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.strategyValueAfter = new BigDecimal("6000.01")),
                    "strategy limit",
                    "STRATEGY_LIMIT",
                    "strategyValueAfter=6000.01",
                    "maxStrategyValue=6000");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.strategyValueAfter = new BigDecimal("6000.00")));
        }
    }

    @Nested
    class DailyLossLimit {
        private static final BigDecimal LOSS = new BigDecimal("-400");

        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.dailyPnl = LOSS),
                    "daily loss limit",
                    "DAILY_LOSS",
                    "dailyLoss=400",
                    "maxDailyLoss=400");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.dailyPnl = new BigDecimal("-399.99")));
        }

        @Test
        void letsAReducingOrderPass() {
            passes(Pretrade.order().side(Side.SELL).position("0.01").with(it -> it.dailyPnl = LOSS));
            passes(Pretrade.order().side(Side.BUY).position("-0.01").with(it -> it.dailyPnl = LOSS));
        }

        @Test
        void deniesAnOrderThatWouldTurnThePosition() {
            Pretrade order = Pretrade.order().side(Side.SELL).position("0.009").with(it -> it.dailyPnl = LOSS);
            assertThat(RULES.check(order.build()).allowed()).isFalse();
        }
    }

    @Nested
    class OpenOrders {
        @Test
        void fires() {
            breaches(
                    Pretrade.order().with(it -> it.openOrders = 2),
                    "open orders",
                    "OPEN_ORDERS",
                    "openOrders=2",
                    "maxOpenOrders=2");
        }

        @Test
        void doesNotFire() {
            passes(Pretrade.order().with(it -> it.openOrders = 1));
        }
    }
}
