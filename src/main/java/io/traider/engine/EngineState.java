package io.traider.engine;

import io.traider.domain.KillSwitch;
import io.traider.execution.OrdersState;
import io.traider.portfolio.PortfolioState;
import java.util.List;

/**
 * What of an engine outlives a session.
 *
 * @param sequence of the last input it knows of
 */
public record EngineState(long sequence, PortfolioState portfolio, OrdersState orders, List<KillSwitch> switches) {

    public EngineState {
        switches = List.copyOf(switches);
    }
}
