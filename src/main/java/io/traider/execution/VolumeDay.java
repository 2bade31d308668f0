package io.traider.execution;

import io.traider.domain.Venue;
import java.math.BigDecimal;

/**
 * What was traded at a venue on a day.
 *
 * @param day UTC, days since 1970
 * @param value of the trades in their quote currencies, all of them dollars or dollar stablecoins
 */
public record VolumeDay(Venue venue, long day, BigDecimal value) {}
