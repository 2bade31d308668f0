package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.InstrumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyDefinitionTest {

    private static final String SHIPPED = EngineSetup.resource("strategy/funding-drift.yml");

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "live", "replay"})
    void everyFeedHasItsTemper(String feed) {
        StrategyDefinition drift = StrategyDefinition.parse(SHIPPED, feed);
        assertThat(drift.name()).isEqualTo("funding-drift");
        assertThat(drift.instruments())
                .hasSize(6)
                .allSatisfy(
                        id -> assertThat(Instruments.shipped().get(id).kind()).isEqualTo(InstrumentKind.PERPETUAL));
        assertThat(drift.parameters().number("maxHoldingSeconds")).isPositive();
    }

    @Test
    void realVenuesAreTradedOverHours() {
        assertThat(StrategyDefinition.parse(SHIPPED, "live").funding().slowSeconds())
                .isGreaterThan(3_600);
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED, "dream")).hasMessageContaining("lacks 'dream'");
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("limits: paper", ""), "live"))
                .hasMessageContaining("strategy lacks 'limits'");
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("5000 USDT", "much"), "live"))
                .hasMessageContaining("'much' is no amount of money");
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("KRAKEN_FUTURES: 5000 USD", ""), "live"))
                .hasMessageContaining("no capital at KRAKEN_FUTURES");
        assertThatThrownBy(() -> Instruments.parse("KRAKEN,BTC/USD,SPOT")).hasMessageContaining("3 columns");
    }
}
