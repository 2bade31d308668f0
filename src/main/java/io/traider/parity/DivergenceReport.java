package io.traider.parity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two runs over the same recorded time are apart.
 *
 * @param left recorded, or as it was
 * @param right made again, or as it would be
 * @param decisionsGained on the right alone
 * @param decisionsLost on the left alone
 * @param decisionsChanged on both, with another signal, size or limit
 * @param verdictsChanged on both, allowed on one of them, or denied for other reasons
 * @param fillsGained decisions that were traded on the right alone
 * @param fillsLost decisions that were traded on the left alone
 * @param fillPriceBps how much worse the right traded where both did, mean of all decisions in basis points; {@code null}
 *     where none did
 * @param pnlDifference change of equity on the right less that on the left, in the portfolio's currency
 * @param examples the first decisions that differ
 * @param alerts how often alerts began on either side, by account
 */
public record DivergenceReport(
        Figures left,
        Figures right,
        long decisionsGained,
        long decisionsLost,
        long decisionsChanged,
        long verdictsChanged,
        long fillsGained,
        long fillsLost,
        @Nullable Double fillPriceBps,
        @Nullable BigDecimal pnlDifference,
        List<Difference> examples,
        List<AlertDifference> alerts) {

    public DivergenceReport {
        examples = List.copyOf(examples);
        alerts = List.copyOf(alerts);
    }

    /**
     * One run.
     *
     * @param pnl change of equity from the first to the last of the portfolio's figures in that time
     * @param latencyMillis median from a decision to the venue's first word on its order
     */
    public record Figures(
            long decisions,
            long denied,
            long orders,
            long fills,
            @Nullable BigDecimal pnl,
            @Nullable BigDecimal fees,
            @Nullable String currency,
            @Nullable Double latencyMillis,
            @Nullable Double latencyMillisOf99In100) {}

    /** Whether the same was decided on both, and let through or not. */
    public boolean sameDecisions() {
        return decisionsGained + decisionsLost + decisionsChanged + verdictsChanged == 0;
    }
}
