package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * What a strategy holds at a venue, US dollars.
 *
 * @param equity its capital there, and what was made of it
 * @param exposure sum of the absolute values of its positions there
 * @param leverage exposure over equity
 * @param largest the instrument of its largest position; empty when it has none
 * @param concentration the absolute value of that position over equity
 * @param marginUse maintenance margin of all perpetuals at the venue over the equity that lies there: above one it liquidates
 * @param openOrders its working orders there
 */
public record AccountRisk(
        BigDecimal equity,
        BigDecimal exposure,
        double leverage,
        String largest,
        double concentration,
        double marginUse,
        int openOrders) {}
