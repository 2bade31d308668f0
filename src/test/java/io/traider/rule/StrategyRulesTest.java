package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrategyRulesTest {

    @Test
    void shippedCompiles() {
        assertThat(StrategyRules.shipped("funding-drift").pack().hash()).hasSize(64);
    }
}
