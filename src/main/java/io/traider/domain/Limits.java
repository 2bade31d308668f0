package io.traider.domain;

import java.math.BigDecimal;

/**
 * The pre-trade limits in force for a strategy, as data. Amounts are in US dollars; dollar stablecoins count one to one.
 *
 * @param name of the limit set, for example {@code paper}
 * @param hash content hash of the release
 * @param maxOrderValue largest value of one order
 * @param maxOrderQuantityOfDepth largest order as a fraction of the depth within the price collar (fat finger)
 * @param maxPositionValue largest absolute value of the position in one instrument after the order
 * @param maxStrategyValue largest sum of absolute position values of the strategy after the order
 * @param maxDailyLoss loss since the UTC day began at which only reducing orders pass; positive
 * @param collarBps how far from the reference price an order may be priced, basis points
 * @param maxOpenOrders working orders a strategy may have in one instrument
 * @param maxBookAgeMillis how old the last sign of life of the book's connection may be
 */
public record Limits(
        String name,
        String hash,
        BigDecimal maxOrderValue,
        BigDecimal maxOrderQuantityOfDepth,
        BigDecimal maxPositionValue,
        BigDecimal maxStrategyValue,
        BigDecimal maxDailyLoss,
        BigDecimal collarBps,
        int maxOpenOrders,
        long maxBookAgeMillis) {}
