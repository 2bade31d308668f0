package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how orders were placed, cancelled and filled.
 *
 * @param acts by strategy and instrument, each in the order in which they were done
 * @param deals by instrument, in the order in which they were made
 */
public record ConductState(List<Act> acts, List<Deal> deals) {

    static final ConductState NOTHING = new ConductState(List.of(), List.of());

    public ConductState {
        acts = List.copyOf(acts);
        deals = List.copyOf(deals);
    }

    /** Something with a moment. */
    sealed interface Timed {

        /** Session time, nanoseconds. */
        long nanos();
    }

    /** What somebody did with an order. */
    public enum What {
        PLACED,
        CANCELLED
    }

    /**
     * An order that was placed or cancelled.
     *
     * @param limit at which it rested; {@code null} when it could not, or its end is that of another order
     * @param value in dollars at its limit; zero of an order without one
     * @param rested how long, nanoseconds, of what was cancelled
     */
    public record Act(
            String strategy,
            InstrumentId instrument,
            What what,
            long nanos,
            Side side,
            @Nullable Price limit,
            BigDecimal value,
            long rested)
            implements Timed {}

    /**
     * A fill.
     *
     * @param value in dollars
     */
    public record Deal(
            String strategy,
            InstrumentId instrument,
            long nanos,
            Side side,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal value)
            implements Timed {}
}
