package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * The order that is asked for. Absent when it cannot be priced; what is missing is then a {@link Missing} fact.
 *
 * @param quantity of the base, positive
 * @param price its limit, or the best price it would take
 * @param value quantity times price, US dollars
 * @param deviationBps how far the price is from the reference price, either way
 * @param shareOfDepth quantity as a fraction of what is offered within the price collar
 * @param reduceOnly whether it asks to be bound to reduce
 * @param reduces whether it can only make the position smaller
 */
public record ProposedOrder(
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal value,
        BigDecimal deviationBps,
        BigDecimal shareOfDepth,
        boolean reduceOnly,
        boolean reduces) {}
