package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * How the day goes.
 *
 * @param dailyLoss what was lost since the UTC day began, US dollars; negative is a gain
 */
public record Account(BigDecimal dailyLoss) {}
