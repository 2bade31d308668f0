package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * What would be held and open once the order is through, US dollars.
 *
 * @param positionValueAfter absolute value of the position in the instrument
 * @param strategyValueAfter sum of the absolute position values of the strategy
 * @param openOrders working orders of the strategy in the instrument, before this one
 */
public record Exposure(BigDecimal positionValueAfter, BigDecimal strategyValueAfter, int openOrders) {}
