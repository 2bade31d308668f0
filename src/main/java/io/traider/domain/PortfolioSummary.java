package io.traider.domain;

import java.math.BigDecimal;

/**
 * A portfolio in one currency, all amounts in it; dollar stablecoins count one to one.
 *
 * @param equity cash plus the worth of spot holdings plus unrealised profit
 * @param cash free and margined cash
 * @param dailyPnl change of equity since the UTC day began
 * @param fees paid in all; negative is a rebate
 * @param funding received for perpetuals in all; negative is paid
 * @param borrow paid in all for what was borrowed to be sold
 * @param penalties paid in all when venues liquidated positions
 * @param peak highest equity recorded so far
 * @param maxDrawdown largest fall of equity from its peak, as a positive fraction of the peak
 */
public record PortfolioSummary(
        String currency,
        long nanos,
        BigDecimal equity,
        BigDecimal cash,
        BigDecimal realizedPnl,
        BigDecimal unrealizedPnl,
        BigDecimal dailyPnl,
        BigDecimal fees,
        BigDecimal funding,
        BigDecimal borrow,
        BigDecimal penalties,
        BigDecimal peak,
        BigDecimal maxDrawdown) {

    /** Equal amounts are equal, whatever decimals they were computed with: a replay must say the same. */
    public PortfolioSummary {
        equity = plain(equity);
        cash = plain(cash);
        realizedPnl = plain(realizedPnl);
        unrealizedPnl = plain(unrealizedPnl);
        dailyPnl = plain(dailyPnl);
        fees = plain(fees);
        funding = plain(funding);
        borrow = plain(borrow);
        penalties = plain(penalties);
        peak = plain(peak);
        maxDrawdown = plain(maxDrawdown);
    }

    /** Of an account that borrowed nothing and was never liquidated. */
    public PortfolioSummary(
            String currency,
            long nanos,
            BigDecimal equity,
            BigDecimal cash,
            BigDecimal realizedPnl,
            BigDecimal unrealizedPnl,
            BigDecimal dailyPnl,
            BigDecimal fees,
            BigDecimal funding,
            BigDecimal peak,
            BigDecimal maxDrawdown) {
        this(
                currency,
                nanos,
                equity,
                cash,
                realizedPnl,
                unrealizedPnl,
                dailyPnl,
                fees,
                funding,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                peak,
                maxDrawdown);
    }

    /** Whether anything was paid beside fees and funding. */
    public boolean charged() {
        return borrow.signum() != 0 || penalties.signum() != 0;
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
