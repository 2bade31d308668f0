package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.rule.StrategyRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyDefinitionTest {

    private static final String HARVEST = EngineSetup.resource("strategy/funding-harvest.yml");
    private static final InstrumentId PERPETUAL = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId SPOT = InstrumentId.parse("BINANCE:BTCUSDT");
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

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "live", "replay"})
    void aHarvestHasTwoLegs(String feed) {
        StrategyDefinition harvest = StrategyDefinition.parse(HARVEST, feed);
        assertThat(harvest.hedges()).hasSize(4).containsEntry(PERPETUAL, SPOT);
        assertThat(harvest.instruments()).containsAll(harvest.hedges().values());
    }

    @Test
    void pairsThatMakeNoSenseAreRefused() {
        String pair = "BINANCE_FUTURES:BTCUSDT: BINANCE:BTCUSDT";
        assertThatThrownBy(() -> StrategyDefinition.parse(HARVEST.replace(pair, pair.replace("BTC", "SOL")), "live"))
                .hasMessageContaining("does not trade both");
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        HARVEST.replace(
                                "BINANCE_FUTURES:ETHUSDT: BINANCE:ETHUSDT", "BINANCE_FUTURES:ETHUSDT: BINANCE:BTCUSDT"),
                        "live"))
                .hasMessageContaining("hedges two perpetuals with one spot");
        StrategyDefinition crossed = StrategyDefinition.parse(
                HARVEST.replace(pair, "BINANCE_FUTURES:BTCUSDT: KRAKEN:ETH/USD")
                        .replace("KRAKEN_FUTURES:PF_ETHUSD: KRAKEN:ETH/USD", ""),
                "live");
        assertThatThrownBy(() -> EngineSetup.of(
                        crossed, StrategyRules.shipped("funding-harvest").pack()))
                .hasMessageContaining("KRAKEN:ETH/USD cannot hedge BINANCE_FUTURES:BTCUSDT");
    }

    @Test
    void aParameterOutsideOfItsBoundsIsRefused() {
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("entryDrift: 1.5", "entryDrift: 15"), "live"))
                .hasMessageContaining("strategy parameter entryDrift is 15.0, outside of its bounds [0.0, 6.0]");
        assertThatThrownBy(
                        () -> StrategyDefinition.parse(SHIPPED.replace("entryDrift: 1.5", "entryDrift: .nan"), "live"))
                .hasMessageContaining("entryDrift is no number");
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("  exitScore: [0.5, 1]\n", ""), "live"))
                .hasMessageContaining("strategy.bounds lacks 'exitScore'");
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        HARVEST.replace("minRateBps: [0, 100]", "minRateBps: [3, 100]"), "live"))
                .hasMessageContaining("minRateBps is 2.0, outside of its bounds [3.0, 100.0]");
    }
}
