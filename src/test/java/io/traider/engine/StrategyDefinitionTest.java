package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.StrategyMode;
import io.traider.rule.StrategyRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyDefinitionTest {

    private static final String HARVEST = ShippedFiles.resource("strategy/funding-harvest.yml");
    private static final InstrumentId PERPETUAL = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId SPOT = InstrumentId.parse("BINANCE:BTCUSDT");
    private static final String SHIPPED = ShippedFiles.resource("strategy/funding-drift.yml");

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
        String entry = "entryDrift: {type: number, unit: deviations, min: 0, max: 6, default: 1.5}";
        assertThat(SHIPPED).contains(entry);
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        SHIPPED.replace(entry, entry.replace("default: 1.5", "default: 15")), "live"))
                .hasMessageContaining("strategy parameter entryDrift is 15.0, outside of its bounds [0.0, 6.0]");
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        SHIPPED.replace(entry, entry.replace("default: 1.5", "default: .nan")), "live"))
                .hasMessageContaining("entryDrift.default is no number");
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        SHIPPED.replace(entry, entry.replace("type: number", "type: text")), "live"))
                .hasMessageContaining("entryDrift is of the type 'text'. Maybe one of [number, whole]");
        assertThatThrownBy(() -> StrategyDefinition.parse(
                        SHIPPED.replace(entry, entry.replace("type: number", "type: whole")), "live"))
                .hasMessageContaining("only whole numbers make sense. Maybe 2");
        assertThatThrownBy(() ->
                        StrategyDefinition.parse(SHIPPED.replace(entry, entry.replace(", default: 1.5", "")), "live"))
                .hasMessageContaining("entryDrift has no value for this feed");
        assertThatThrownBy(() -> StrategyDefinition.parse(SHIPPED.replace("  " + entry + "\n", ""), "simulated"))
                .hasMessageContaining("no strategy parameter 'entryDrift', which is 1.0, has bounds");
        assertThatThrownBy(() ->
                        StrategyDefinition.parse(HARVEST, "simulated", new TreeMap<>(Map.of("minRateBps", "101"))))
                .hasMessageContaining("minRateBps is 101.0, outside of its bounds [0.0, 100.0]");
    }

    @Test
    void filesOfEarlierTimesStateBoundsAlone() {
        String before = SHIPPED.substring(0, SHIPPED.indexOf("parameters:"))
                + "bounds:\n  entryDrift: [0, 6]\n"
                + "feeds:\n  live:\n    funding: {fastSeconds: 3, slowSeconds: 45, warmUpSeconds: 15,"
                + " minimumDeviationBps: 0.05}\n    parameters:\n      entryDrift: ";
        assertThat(StrategyDefinition.parse(before + "2", "live").parameters().number("entryDrift"))
                .isEqualTo(2);
        assertThatThrownBy(() -> StrategyDefinition.parse(before + "7", "live"))
                .hasMessageContaining("outside of its bounds [0.0, 6.0]");
    }

    @Test
    void whatPeopleSetStandsAtTheEndOfTheFile() {
        StrategyDefinition shipped = StrategyDefinition.parse(SHIPPED, "simulated");
        StrategySettings settings = shipped.settings()
                .with(StrategyMode.SHADOW, true)
                .with("simulated", new TreeMap<>(Map.of("entryDrift", 2.5, "maxHoldingSeconds", 10_000_000.0 / 100)));
        String text = settings.in(SHIPPED);
        StrategyDefinition set = StrategyDefinition.parse(text, "simulated");
        assertThat(text).startsWith(SHIPPED).contains("maxHoldingSeconds: 100000.0\n");
        assertThat(set.settings()).isEqualTo(settings);
        assertThat(set.mode()).isEqualTo(StrategyMode.SHADOW);
        assertThat(set.exitsOnly()).isTrue();
        assertThat(set.parameters().number("entryDrift")).isEqualTo(2.5);
        assertThat(set.parameters().number("stopLossBps")).isEqualTo(50);
        assertThat(StrategyDefinition.parse(text, "live").parameters().number("entryDrift"))
                .as("another feed has another temper")
                .isEqualTo(1.5);
        assertThat(StrategyDefinition.parse(text, "simulated", new TreeMap<>(Map.of("entryDrift", "3")))
                        .parameters()
                        .number("entryDrift"))
                .as("a run changes what was set")
                .isEqualTo(3);
        assertThat(set.settings().with(StrategyMode.PAPER, false).in(text))
                .as("set again")
                .containsOnlyOnce("set:")
                .contains("mode: paper", "entryDrift: 2.5");
        assertThat(StrategySettings.NONE.in(text)).isEqualTo(SHIPPED);
    }

    @Test
    void howLongAScoreMayTakeHasBounds() {
        assertThat(StrategyDefinition.parse(SHIPPED, "live").scoreBudgetMicros())
                .isEqualTo(5_000);
        String with = SHIPPED + "\nscoreBudgetMicros: ";
        assertThat(StrategyDefinition.parse(with + "10", "live").scoreBudgetMicros())
                .isEqualTo(10);
        assertThat(StrategyDefinition.parse(with + "1000000", "live").scoreBudgetMicros())
                .isEqualTo(1_000_000);
        for (String wrong : List.of("9.9", "1000001", "-1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StrategyDefinition.parse(with + wrong, "live"))
                    .withMessageContaining("strategy.scoreBudgetMicros is " + wrong)
                    .withMessageContaining("Maybe 5000");
        }
    }
}
