package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * What an account had resting on one side of an instrument while it traded on the other lately, US dollars.
 *
 * @param filledValue traded on the side of its last fill
 * @param ordersValue resting orders placed on the other side
 * @param multiple those over what was traded
 * @param cancelShare of the resting orders' value, what was cancelled
 * @param levels price levels on which they rested
 */
public record OppositeOrders(
        BigDecimal filledValue, BigDecimal ordersValue, double multiple, double cancelShare, long levels) {}
