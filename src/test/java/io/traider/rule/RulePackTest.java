package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.Verdict;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RulePackTest {

    private static final String HEAD = "package rules.test\nglobal io.traider.rule.fact.VerdictDraft verdict\n";
    private static final String PASSES = HEAD + "rule \"never\"\nwhen\n    String()\nthen\nend\n";

    private static RulePack pack(String text) {
        return RulePack.ungated("test", new TreeMap<>(Map.of("test.drl", text)));
    }

    @Test
    void isNamedByItsTextAlone() {
        String hash = pack(PASSES).hash();
        assertThat(hash).hasSize(64).isEqualTo(pack(PASSES).hash());
        assertThat(pack(PASSES + "// more\n").hash()).isNotEqualTo(hash);
        assertThat(RulePack.ungated("other", new TreeMap<>(Map.of("test.drl", PASSES)))
                        .hash())
                .isEqualTo(hash);
        assertThat(RulePack.ungated("test", new TreeMap<>(Map.of("renamed.drl", PASSES)))
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void saysWhereItDoesNotCompile() {
        assertThatThrownBy(() -> pack(HEAD + "rule \"bad\"\nwhen\n    Nonsense()\nthen\nend\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nonsense");
    }

    @Test
    void compilesWhatTheGatePassesAndNothingElse() {
        String rule = "rule \"any\"\nwhen\nthen\n    verdict.breach(\"ANY\");\nend\n";
        String head = HEAD.replace("rules.test", "rules.pretrade");
        assertThat(RulePack.compile("test", new TreeMap<>(Map.of("test.drl", head + rule)))
                        .twin()
                        .name())
                .isEqualTo("test");
        assertThatThrownBy(() -> RulePack.compile(
                        "test", new TreeMap<>(Map.of("test.drl", head + rule.replace("when", "when eval(true)")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule pack test may not become code: test.drl:4:6: 'eval' runs code");
        assertThatThrownBy(() -> RulePack.compile("test", new TreeMap<>(Map.of("test.drl", PASSES))))
                .hasMessageContaining("rule pack test is in the package 'rules.test'. Maybe one of [rules.strategy");
    }

    @Test
    void needsARule() {
        assertThatThrownBy(() -> pack(HEAD)).hasMessageContaining("no rule");
    }

    @Test
    void deniesWhenARuleThrows() {
        PretradeRules rules = new PretradeRules(pack(HEAD + "rule \"throws\"\nwhen\nthen\n"
                + "    verdict.breach(\"ODD\", \"name without value\");\nend\n"));
        for (int i = 1; i <= 3; i++) {
            Verdict verdict = rules.check(Pretrade.order().build());
            assertThat(verdict.allowed()).isFalse();
            assertThat(verdict.reasons()).extracting(Reason::code).containsExactly(PretradeRules.RULES_FAILED);
            assertThat(verdict.reasons().getFirst().figures())
                    .extracting(Figure::value)
                    .first()
                    .asString()
                    .contains("last rule 'throws'", "ODD got 1");
            assertThat(rules.failures()).isEqualTo(i);
        }
    }

    @Test
    void deniesWhenRulesDoNotComeToAnEnd() {
        PretradeRules rules =
                new PretradeRules(pack(HEAD + "rule \"loops\"\nwhen\n    $limits : io.traider.domain.Limits()\n"
                        + "then\n    update($limits);\nend\n"));
        Verdict verdict = rules.check(Pretrade.order().build());
        assertThat(verdict.reasons()).extracting(Reason::code).containsExactly(PretradeRules.RULES_FAILED);
        assertThat(verdict.reasons().getFirst().figures().getFirst().value()).contains("still firing after 256");
    }

    @Test
    void aSessionThatFailedIsNotKept() {
        RulePack pack = pack(HEAD + "rule \"throws\"\nwhen\nthen\n    verdict.breach(\"ODD\", 1);\nend\n");
        PretradeRules rules = new PretradeRules(pack);
        for (int i = 0; i < 500; i++) {
            rules.check(Pretrade.order().build());
        }
        assertThat(pack.base().getKieSessions().size()).isLessThanOrEqualTo(1);
    }
}
