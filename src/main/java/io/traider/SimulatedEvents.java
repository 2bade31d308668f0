package io.traider;

import io.traider.backtest.EventSource;
import io.traider.domain.MarketEvent;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The simulated market as fast as it is asked. */
final class SimulatedEvents implements EventSource {

    private final SimulatorMarket market;
    private final long endNanos;
    private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();

    /** @param endNanos market time at which it closes for good */
    SimulatedEvents(SimulatorSettings settings, long startNanos, long endNanos) {
        this.market = new SimulatorMarket(settings, startNanos);
        this.endNanos = endNanos;
        market.report(waiting::add);
    }

    @Override
    public @Nullable MarketEvent next() {
        while (waiting.isEmpty() && market.nanos() < endNanos) {
            market.step();
        }
        return waiting.poll();
    }
}
