package io.traider.engine;

import io.traider.domain.KillSwitch;
import io.traider.execution.OrdersState;
import io.traider.portfolio.PortfolioState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an engine outlives a session.
 *
 * @param sequence of the last input it knows of
 */
public record EngineState(
        long sequence, PortfolioState portfolio, OrdersState orders, List<KillSwitch> switches, MonitorState monitors) {

    /** @param monitors {@code null} in what was kept before there were any */
    public EngineState(
            long sequence,
            PortfolioState portfolio,
            OrdersState orders,
            List<KillSwitch> switches,
            @Nullable MonitorState monitors) {
        this.sequence = sequence;
        this.portfolio = portfolio;
        this.orders = orders;
        this.switches = List.copyOf(switches);
        this.monitors = monitors == null ? MonitorState.NOTHING : monitors;
    }

    /** One in which no alert lasts. */
    public EngineState(long sequence, PortfolioState portfolio, OrdersState orders, List<KillSwitch> switches) {
        this(sequence, portfolio, orders, switches, MonitorState.NOTHING);
    }
}
