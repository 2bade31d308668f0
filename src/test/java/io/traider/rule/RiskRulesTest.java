package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.AlertKind;
import io.traider.domain.Reason;
import io.traider.rule.fact.AccountRisk;
import io.traider.rule.fact.PortfolioRisk;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule of the risk pack, where it calls people and where it does not. */
class RiskRulesTest {

    private static final AlertRules RULES = AlertRules.shipped(AlertKind.RISK);
    private static final Thresholds THRESHOLDS = new Thresholds(new TreeMap<>(
            Map.of("drawdown", 0.05, "dailyLoss", 300d, "leverage", 2d, "marginUse", 0.5, "concentration", 0.2)));

    private static List<String> said(Record fact) {
        List<Reason> reasons = RULES.ask(new AlertSituation(List.of(THRESHOLDS, fact)));
        assertThat(reasons).isNotNull();
        return reasons.stream().map(Reason::code).toList();
    }

    private static List<String> portfolio(String dailyLoss, double drawdown, double leverage) {
        return said(new PortfolioRisk(
                new BigDecimal("100000"), new BigDecimal(dailyLoss), drawdown, BigDecimal.TEN, leverage, 0));
    }

    private static List<String> account(double concentration, double marginUse) {
        return said(
                new AccountRisk(new BigDecimal("10000"), BigDecimal.TEN, 0.1, "BTC-USD", concentration, marginUse, 0));
    }

    @Nested
    class Drawdown {
        @Test
        void fires() {
            assertThat(portfolio("0", 0.05, 0)).containsExactly("DRAWDOWN");
        }

        @Test
        void doesNotFire() {
            assertThat(portfolio("0", 0.0499, 0)).isEmpty();
        }
    }

    @Nested
    class DailyLoss {
        @Test
        void fires() {
            assertThat(portfolio("300.00", 0, 0)).containsExactly("DAILY_LOSS");
        }

        @Test
        void doesNotFire() {
            assertThat(portfolio("299.99", 0, 0)).isEmpty();
            assertThat(portfolio("-300", 0, 0)).isEmpty();
        }
    }

    @Nested
    class Leverage {
        @Test
        void fires() {
            assertThat(portfolio("0", 0, 2)).containsExactly("LEVERAGE");
            assertThat(portfolio("0", 0, Double.POSITIVE_INFINITY)).containsExactly("LEVERAGE");
        }

        @Test
        void doesNotFire() {
            assertThat(portfolio("0", 0, 1.99)).isEmpty();
        }
    }

    @Nested
    class MarginUse {
        @Test
        void fires() {
            assertThat(account(0, 0.5)).containsExactly("MARGIN_USE");
        }

        @Test
        void doesNotFire() {
            assertThat(account(0, 0.49)).isEmpty();
        }
    }

    @Nested
    class Concentration {
        @Test
        void fires() {
            assertThat(account(0.2, 0)).containsExactly("CONCENTRATION");
        }

        @Test
        void doesNotFire() {
            assertThat(account(0.19, 0)).isEmpty();
        }
    }
}
