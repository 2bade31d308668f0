package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.rule.Holding.Direction;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StrategyRulesTest {

    private static StrategyRules rules(String... consequences) {
        StringBuilder text =
                new StringBuilder("package rules.strategy\nglobal io.traider.rule.fact.SignalDraft signal\n");
        for (int i = 0; i < consequences.length; i++) {
            text.append("rule \"rule ")
                    .append(i)
                    .append("\"\nwhen\nthen\n")
                    .append(consequences[i])
                    .append("\nend\n");
        }
        return new StrategyRules(RulePack.compile("test", new TreeMap<>(Map.of("test.drl", text.toString()))));
    }

    @Test
    void anExitGoesBeforeAnEntry() {
        StrategyRules rules = rules("signal.enterLong(\"A\");", "signal.exit(\"B\");", "signal.exit(\"C\");");
        Signal signal = rules.evaluate(FundingDrift.crowdedLongs().build());
        assertThat(signal.kind()).isEqualTo(SignalKind.EXIT);
        assertThat(signal.reasons()).extracting(Reason::code).containsExactlyInAnyOrder("B", "C");
    }

    @Test
    void entriesBothWaysCancelOut() {
        StrategyRules rules = rules("signal.enterLong(\"A\");", "signal.enterShort(\"B\");");
        assertThat(rules.evaluate(FundingDrift.crowdedLongs().build())).isNull();
    }

    @Test
    void rulesThatFailSignalNothingAndAreCounted() {
        StrategyRules rules = StrategyRules.shipped("funding-drift");
        assertThat(rules.evaluate(
                        FundingDrift.crowdedLongs().without("entryDrift").build()))
                .isNull();
        assertThat(rules.failures()).isOne();
        assertThat(rules.lastFailure()).contains("no strategy parameter 'entryDrift'");
        assertThat(rules.evaluate(FundingDrift.crowdedLongs().build())).isNotNull();
        assertThat(rules.failures()).isOne();
    }

    @Test
    void severalReasonsToLeaveAreAllSaid() {
        Signal signal = StrategyRules.shipped("funding-drift")
                .evaluate(FundingDrift.inShort()
                        .holding(Direction.SHORT, -30, 700)
                        .score(0.9)
                        .build());
        assertThat(signal.reasons())
                .extracting(Reason::code)
                .containsExactly("HELD_TOO_LONG", "MODEL_AGAINST", "STOP_LOSS");
    }
}
