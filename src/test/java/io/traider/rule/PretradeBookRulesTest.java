package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.domain.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each pre-trade rule on what every order needs: a situation in which it fires, and the nearest in which it does not. */
class PretradeBookRulesTest {

    @Nested
    class KillSwitchEngaged {
        @Test
        void fires() {
            KillSwitch engaged = new KillSwitch(KillScope.ALL, "fire drill", "olivia", 0);
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.switches = List.of(engaged)),
                    "kill switch engaged",
                    "KILL_SWITCH",
                    "scope=ALL",
                    "engagedBy=olivia",
                    "reason=fire drill");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.switches = List.of()));
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
            Pretrade.passes(Pretrade.order().with(it -> it.dailyPnl = BigDecimal.ZERO));
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
            assertThat(Pretrade.RULES
                            .check(Pretrade.order()
                                    .with(it -> it.limits = holed)
                                    .build())
                            .reasons())
                    .extracting(reason -> reason.figures().getFirst().value())
                    .containsExactlyInAnyOrder("maxOrderValue", "maxDailyLoss");
        }

        private void missing(String what, Consumer<Pretrade> change) {
            Pretrade.breaches(Pretrade.order().with(change), "missing figure", "MISSING_FIGURE", "missing=" + what);
        }
    }

    @Nested
    class InvalidBook {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.bookValid = false), "invalid book", "BOOK_INVALID", "valid=false");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.bookValid = true));
        }
    }

    @Nested
    class StaleBook {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.bookAgeMillis = 5_001),
                    "stale book",
                    "BOOK_STALE",
                    "ageMillis=5001",
                    "maxBookAgeMillis=5000");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.bookAgeMillis = 5_000));
        }
    }

    @Nested
    class CrossedOrLockedBook {
        @Test
        void fires() {
            Pretrade.breaches(
                    Pretrade.order().with(it -> it.bestBid = it.bestAsk),
                    "crossed or locked book",
                    "BOOK_CROSSED",
                    "bestBid=50000.5",
                    "bestAsk=50000.5");
        }

        @Test
        void doesNotFire() {
            Pretrade.passes(Pretrade.order().with(it -> it.bestBid = Price.parse("50000.4999999999")));
        }
    }
}
