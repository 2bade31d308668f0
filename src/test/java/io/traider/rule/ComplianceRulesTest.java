package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.AlertKind;
import io.traider.domain.Reason;
import io.traider.rule.fact.TradedFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule of the compliance pack, where it calls people and where it does not. */
class ComplianceRulesTest {

    private static final AlertRules RULES = AlertRules.shipped(AlertKind.COMPLIANCE);
    private static final Thresholds THRESHOLDS =
            new Thresholds(new TreeMap<>(Map.of("largeFill", 2500d, "dayTurnover", 250_000d, "dayRoundTrips", 200d)));

    private static List<String> said(String value, String dayValue, long trips, boolean forced) {
        TradedFill fill = new TradedFill(new BigDecimal(value), new BigDecimal(dayValue), 9, trips, forced);
        List<Reason> reasons = RULES.ask(new AlertSituation(List.of(THRESHOLDS, fill)));
        assertThat(reasons).isNotNull();
        return reasons.stream().map(Reason::code).toList();
    }

    @Nested
    class LargeFill {
        @Test
        void fires() {
            assertThat(said("2500", "2500", 0, false)).containsExactly("LARGE_FILL");
        }

        @Test
        void doesNotFire() {
            assertThat(said("2499.99", "2499.99", 0, false)).isEmpty();
        }
    }

    @Nested
    class Turnover {
        @Test
        void fires() {
            assertThat(said("1", "250000", 0, false)).containsExactly("DAY_TURNOVER");
        }

        @Test
        void doesNotFire() {
            assertThat(said("1", "249999.99", 0, false)).isEmpty();
        }
    }

    @Nested
    class RoundTrips {
        @Test
        void fires() {
            assertThat(said("1", "1", 200, false)).containsExactly("ROUND_TRIPS");
        }

        @Test
        void doesNotFire() {
            assertThat(said("1", "1", 199, false)).isEmpty();
        }
    }

    @Nested
    class Liquidation {
        @Test
        void fires() {
            assertThat(said("1", "1", 0, true)).containsExactly("LIQUIDATION");
        }

        @Test
        void doesNotFire() {
            assertThat(said("1", "1", 0, false)).isEmpty();
        }
    }
}
