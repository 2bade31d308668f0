package io.traider.rule.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The escapes are no straw men: without the gate they run code, or do not come to an end. */
class EscapeProofTest {

    static List<Escape> proven() {
        return Escape.all().stream().filter(Escape::proven).toList();
    }

    @AfterEach
    void forget() {
        System.clearProperty(Ungated.ESCAPED);
    }

    @ParameterizedTest
    @MethodSource("proven")
    void runsWithoutTheGate(Escape escape) {
        assertThat(Ungated.outcome(escape.drl())).isIn("ran code", "does not end");
    }

    @Test
    void aPlainRuleIsHarmless() {
        String plain = Escape.all().getFirst().drl().replaceAll("(?s)then.*", "then\nverdict.breach(\"CODE\");\nend\n");
        assertThat(RuleGateTest.check(plain)).isEmpty();
        assertThat(Ungated.outcome(plain)).isEqualTo("harmless");
    }
}
