package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Step;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.MemoryLog;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped strategy on the simulated market, without a wire between. */
@Timeout(300)
class SimulatedMarketTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    private final MemoryLog log = MemoryLog.keepingSteps();

    private SessionState run(SimulatorSettings settings, int seconds) {
        SessionSetup setup = SessionSetup.paper(
                Shipped.SETUP, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "test");
        TradingSession session = TradingSession.start(setup);
        SimulatorMarket market = new SimulatorMarket(settings, START);
        market.report(Feeding.into(session));
        for (int i = 0; i < 100 * seconds; i++) {
            market.step();
        }
        session.close();
        return session.state();
    }

    private List<Step> filling() {
        return log.steps().stream().filter(step -> !step.fills().isEmpty()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {20_260_801, 1, 2, 3})
    void thereIsATradeWithinAMinuteOfTheFirstTick(long seed) {
        run(SimulatorSettings.defaults().withSeed(seed), 60);
        assertThat(filling()).isNotEmpty();
        assertThat(filling().getFirst().input().nanos() - START).isLessThan(MINUTE);
    }

    @Test
    void fiveMinutesOfTradeAddUp() {
        SessionState after = run(SimulatorSettings.defaults(), 300);
        assertThat(filling()).hasSizeGreaterThan(5);
        assertThat(after.portfolio().equity())
                .isEqualByComparingTo(new BigDecimal(20_000)
                        .add(after.portfolio().realizedPnl())
                        .add(after.portfolio().unrealizedPnl())
                        .subtract(after.portfolio().fees())
                        .add(after.portfolio().funding()));
        assertThat(after.portfolio().fees()).isPositive();
        assertThat(log.steps().stream().filter(step -> step.portfolio() != null))
                .hasSizeGreaterThan(25);
    }
}
