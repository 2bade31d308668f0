package io.traider.session;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.Position;
import java.util.List;
import java.util.function.Consumer;

/** The way to the venues, real or paper. Called on the writer's thread only; must not block. */
public interface Gateway {

    /**
     * Takes up the orders that were not closed when the session before this one ended.
     *
     * @param open oldest first
     * @param positions that were held then
     */
    void resume(List<Order> open, List<Position> positions, long nanos);

    /** Carries out an instruction whose step is durable. Doing so twice does no harm. */
    void execute(Instruction instruction, long nanos);

    /** The market moved; the engine's books know of it already. */
    void onMarket(MarketEvent event, long nanos);

    /** Hands out what the venues answered until now. */
    void drain(long nanos, Consumer<ExecutionReport> reports);
}
