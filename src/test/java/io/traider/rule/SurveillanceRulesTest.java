package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.AlertKind;
import io.traider.domain.Reason;
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.OrderConduct;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule of the surveillance pack, where it calls people, and on the nearest innocent conduct. */
class SurveillanceRulesTest {

    private static final AlertRules RULES = AlertRules.shipped(AlertKind.SURVEILLANCE);
    private static final Thresholds THRESHOLDS = new Thresholds(new TreeMap<>(Map.of(
            "minOrders", 30d,
            "ordersPerFill", 15d,
            "spoofMultiple", 3d,
            "spoofCancelShare", 0.9,
            "layeringLevels", 3d,
            "washSeconds", 60d,
            "washPriceBps", 10d,
            "washSizeGap", 0.1,
            "washNetShare", 0.05,
            "washPairs", 10d)));

    private static List<String> said(Record fact) {
        List<Reason> reasons = RULES.ask(new AlertSituation(List.of(THRESHOLDS, fact)));
        assertThat(reasons).isNotNull();
        return reasons.stream().map(Reason::code).toList();
    }

    private static List<String> opposite(double multiple, double cancelShare, long levels) {
        return said(new OppositeOrders(BigDecimal.TEN, BigDecimal.TEN, multiple, cancelShare, levels));
    }

    private static List<String> fills(double seconds, double bps, double sizeGap, long pairs, double netShare) {
        return said(new OppositeFills("other", seconds, bps, sizeGap, pairs, netShare));
    }

    @Nested
    class OrderToTrade {
        @Test
        void fires() {
            assertThat(said(new OrderConduct(30, 2, 15, 0, 0, 0))).containsExactly("ORDER_TO_TRADE");
        }

        @Test
        void doesNotFire() {
            assertThat(said(new OrderConduct(29, 0, Double.POSITIVE_INFINITY, 0, 0, 0)))
                    .isEmpty();
            assertThat(said(new OrderConduct(300, 21, 14.3, 0, 0, 0))).isEmpty();
        }
    }

    @Nested
    class Spoofing {
        @Test
        void fires() {
            assertThat(opposite(3, 0.9, 2)).containsExactly("SPOOFING");
        }

        @Test
        void doesNotFire() {
            assertThat(opposite(2.9, 1, 2)).isEmpty();
            assertThat(opposite(30, 0.89, 2)).isEmpty();
        }
    }

    @Nested
    class Layering {
        @Test
        void fires() {
            assertThat(opposite(3, 0.9, 3)).containsExactly("LAYERING", "SPOOFING");
        }

        @Test
        void doesNotFire() {
            assertThat(opposite(3, 0.2, 3)).isEmpty();
        }
    }

    @Nested
    class WashTrade {
        @Test
        void fires() {
            assertThat(fills(60, 10, 0.1, 10, 0.05)).containsExactly("WASH_TRADE");
        }

        @Test
        void doesNotFire() {
            assertThat(fills(61, 10, 0.1, 10, 0.05)).isEmpty();
            assertThat(fills(60, 11, 0.1, 10, 0.05)).isEmpty();
            assertThat(fills(60, 10, 0.2, 10, 0.05)).isEmpty();
            assertThat(fills(60, 10, 0.1, 9, 0.05)).isEmpty();
            assertThat(fills(60, 10, 0.1, 10, 0.06)).isEmpty();
        }
    }
}
