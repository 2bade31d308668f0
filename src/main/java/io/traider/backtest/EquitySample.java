package io.traider.backtest;

import java.math.BigDecimal;

/**
 * The portfolio at a moment, in dollars.
 *
 * @param gross worth of all positions, long and short added up
 * @param net longs less shorts
 * @param benchmark what a dollar put in equal parts into the strategy's instruments at their first price would be worth
 */
public record EquitySample(
        long nanos, BigDecimal equity, BigDecimal gross, BigDecimal net, BigDecimal drawdown, double benchmark) {}
