package io.traider.session;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to the venues, real or paper. Called on the writer's thread only; must not block. */
public interface Gateway {

    /**
     * Takes up the orders that were not closed when the session before this one ended.
     *
     * @param open oldest first
     */
    void resume(List<Order> open, long nanos);

    /** Carries out an instruction whose step is durable. Doing so twice does no harm. */
    void execute(Instruction instruction, long nanos);

    /**
     * The market moved.
     *
     * @param book after the event, {@code null} when none is known
     */
    void onMarket(MarketEvent event, @Nullable BookView book, long nanos);

    /** Hands out what the venues answered until now. */
    void drain(long nanos, Consumer<ExecutionReport> reports);
}
