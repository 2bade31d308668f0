package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import io.traider.rule.fact.PackHealth;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class for each rule, named like it: a situation in which it fires, and the nearest in which it does not. */
class GovernanceRulesTest {

    private static final RuleTrial RULES = new RuleTrial(
            PackKind.GOVERNANCE,
            RulePack.compile("governance", ShippedPacks.of("governance").deciding()));

    private static PackHealth health(long minutes, long lastMinute, boolean hasPrevious) {
        return new PackHealth("pretrade", "ab12", minutes, 1_000, lastMinute, lastMinute, 20, hasPrevious);
    }

    private static List<String> said(PackHealth health) {
        RuleAnswer answer = RULES.ask(List.of(health));
        assertThat(answer.failure()).isEmpty();
        return answer.reasons().stream().map(Reason::code).toList();
    }

    @Nested
    class FreshPackFailsOften {
        @Test
        void fires() {
            assertThat(said(health(1_439, 10, true))).contains("FRESH_PACK_FAILS");
        }

        @Test
        void doesNotFire() {
            assertThat(said(health(1_440, 10, true))).doesNotContain("FRESH_PACK_FAILS");
            assertThat(said(health(1, 9, true))).doesNotContain("FRESH_PACK_FAILS");
            assertThat(said(health(1, 10, false))).doesNotContain("FRESH_PACK_FAILS");
        }
    }

    @Nested
    class PackFails {
        @Test
        void fires() {
            assertThat(said(health(5_000, 3, false))).containsExactly("PACK_FAILS");
        }

        @Test
        void doesNotFire() {
            assertThat(said(health(1, 2, true))).isEmpty();
        }
    }
}
