package io.traider.packages;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How a strategy did since this platform first began with it.
 *
 * @param shadow whether it only says what it would have done
 * @param decisions those that wanted something
 * @param orders that it sent
 * @param fills of them
 * @param net gained after fees and funding, open quantities at their marks; dollar stablecoins count as dollars
 */
public record LiveRecord(Instant since, boolean shadow, long decisions, long orders, long fills, BigDecimal net) {}
