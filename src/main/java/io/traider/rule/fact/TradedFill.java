package io.traider.rule.fact;

import java.math.BigDecimal;

/**
 * A fill, and what its account traded on the UTC day until then, US dollars.
 *
 * @param value price times quantity
 * @param dayValue sum of the values of the account's fills, this one included
 * @param dayFills the account's fills, this one included
 * @param roundTrips times that the account went back to holding nothing of the instrument
 * @param forced whether the venue liquidated the position
 */
public record TradedFill(BigDecimal value, BigDecimal dayValue, long dayFills, long roundTrips, boolean forced) {}
