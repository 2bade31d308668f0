package io.traider.rule.fact;

/**
 * How what a strategy's score comes from does since it came into force, against what is normal of it. What is not known is 0.
 *
 * @param strategy whose score it is
 * @param source name and version of its model, or how several are combined
 * @param hash of the source
 * @param minutesInForce since it was published
 * @param samples scores of the window, ten minutes unless set otherwise
 * @param refusedShare of them that were refused
 * @param worstInput the feature that is furthest beyond its usual
 * @param inputPsi population stability index of that feature over the window against the reference
 * @param inputUsualPsi what a window of the reference has but once in a thousand times
 * @param scorePsi the same of the scores
 * @param scoreUsualPsi the same of the scores
 * @param outcomes scores of the last hour, or of longer where the horizon is long, that came to their horizon
 * @param brier mean squared error of these
 * @param expectedBrier what it was when it was judged
 * @param brierExcess standard errors by which it lies above that
 * @param hitRate share of these on the right side of one half
 * @param expectedHitRate what it was when it was judged
 * @param hitRateShortfall standard errors by which it lies below that
 * @param pnl the strategy's profit after costs since it is in force, or since the platform started, dollars
 * @param expectedPnl of as much time when it was judged, dollars
 * @param pnlShortfall deviations by which the profit lies below that
 * @param p99Micros how long 99 of 100 scores took at most, microseconds
 * @param budgetMicros how long the strategy lets them take, microseconds
 * @param hasPrevious whether an earlier version could take its place
 */
public record ModelHealth(
        String strategy,
        String source,
        String hash,
        long minutesInForce,
        long samples,
        double refusedShare,
        String worstInput,
        double inputPsi,
        double inputUsualPsi,
        double scorePsi,
        double scoreUsualPsi,
        long outcomes,
        double brier,
        double expectedBrier,
        double brierExcess,
        double hitRate,
        double expectedHitRate,
        double hitRateShortfall,
        double pnl,
        double expectedPnl,
        double pnlShortfall,
        double p99Micros,
        double budgetMicros,
        boolean hasPrevious) {}
