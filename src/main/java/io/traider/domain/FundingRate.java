package io.traider.domain;

import java.math.BigDecimal;

/**
 * The funding rate of a perpetual for the running period. Positive: longs pay shorts.
 *
 * @param rate fraction of the position's value per interval, for example {@code 0.0001}
 * @param intervalSeconds length of the period that the rate is for, for example 28,800
 * @param nextFundingNanos when it is settled next, nanoseconds since the Unix epoch; {@code 0} where unknown
 */
public record FundingRate(
        InstrumentId instrument,
        long eventNanos,
        long receivedNanos,
        BigDecimal rate,
        int intervalSeconds,
        long nextFundingNanos)
        implements MarketEvent {}
