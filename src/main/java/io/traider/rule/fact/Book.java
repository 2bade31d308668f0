package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * The book that the order would meet.
 *
 * @param valid whether it is whole by the venue's integrity rule
 * @param ageMillis since the last sign of life of its connection
 * @param bid best bid
 * @param ask best ask
 */
public record Book(boolean valid, long ageMillis, BigDecimal bid, BigDecimal ask) {}
