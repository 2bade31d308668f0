package io.traider.rule.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The order that is asked for. Absent when it cannot be priced; what is missing is then a {@link Missing} fact.
 *
 * @param quantity of the base, positive
 * @param price its limit, the trigger of a stop without one, or the best price it would take
 * @param value quantity times price, US dollars
 * @param deviationBps how far the price is from the reference price, either way; of a stop, how far its limit is from its
 *     trigger or, when it may open a position, its trigger from the reference price, whichever is farther
 * @param shareOfDepth quantity as a fraction of what is offered within the price collar
 * @param reduceOnly whether it asks to be bound to reduce
 * @param reduces whether it can only make the position smaller
 * @param reference the mark price, or the mid of the book
 * @param trigger of a stop; {@code null} of other orders
 * @param reached whether it is a stop and the reference price is at its trigger or beyond already
 */
public record ProposedOrder(
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal value,
        BigDecimal deviationBps,
        BigDecimal shareOfDepth,
        boolean reduceOnly,
        boolean reduces,
        BigDecimal reference,
        @Nullable BigDecimal trigger,
        boolean reached) {}
