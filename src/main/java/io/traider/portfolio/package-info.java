/**
 * What is owned and what it earned.
 *
 * <p>A {@link io.traider.portfolio.Portfolio} keeps the same facts twice: as positions at average cost, one for each
 * strategy and instrument, and as a ledger in double entry, whose postings sum to zero in every currency. Each fill and each
 * funding payment changes both; the trial balance of the ledger and the sums of the positions must agree, always. A spot
 * fill moves assets; a perpetual's fill posts its realised profit only, since a contract is no asset of its own.
 *
 * <p>What holding a position comes with is dated data ({@link io.traider.portfolio.HoldingTerms}): when funding is settled,
 * what borrowing for a spot short costs, and the margin of perpetuals. A payment whose rate is missing or stale is never
 * taken for zero: it is {@link io.traider.portfolio.Unsettled}, which ends a backtest and is shown while trading.
 *
 * <p>Equity is counted in US dollars. What a dollar stablecoin is worth is an assumption, kept as dated data
 * ({@link io.traider.portfolio.DollarRates}).
 */
@NullMarked
package io.traider.portfolio;

import org.jspecify.annotations.NullMarked;
