package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PretradeRulesTest {

    private static final PretradeRules RULES = PretradeRules.shipped();

    @Test
    void letsThroughWhatIsWithinEveryLimit() {
        assertThat(RULES.check(Pretrade.order().build()).reasons()).isEmpty();
    }
}
