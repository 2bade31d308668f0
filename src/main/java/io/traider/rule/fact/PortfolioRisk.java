package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * What the portfolio as a whole holds and how it does, US dollars.
 *
 * @param equity what everything is worth
 * @param dailyLoss what was lost since the UTC day began; negative is a gain
 * @param drawdown how far equity is below its peak, a fraction of the peak
 * @param exposure sum of the absolute values of all positions
 * @param leverage exposure over equity
 * @param openOrders working orders
 */
public record PortfolioRisk(
        BigDecimal equity,
        BigDecimal dailyLoss,
        double drawdown,
        BigDecimal exposure,
        double leverage,
        int openOrders) {}
