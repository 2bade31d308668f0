package io.traider.rule.fact;

/**
 * Where the price came from over minutes, from the feature vector of the decision; {@code docs/features.md} has each formula.
 * Absent while any of it is not known; shown to packs that import it.
 *
 * @param gapBps mid over its average of one-minute bars
 * @param ranges the same in average true ranges of one-minute bars
 * @param strength relative strength index of one-minute bars, 0 to 100
 * @param recentGapBps mid over its average of one-second bars
 */
public record Trend(double gapBps, double ranges, double strength, double recentGapBps) {}
