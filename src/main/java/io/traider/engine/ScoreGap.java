package io.traider.engine;

/**
 * How the scores of two sources differ that were asked about the same features: one in force, and one that runs beside it.
 *
 * @param scored times that both scored
 * @param refused times that the one beside refused what the other scored
 * @param meanDifference of the score beside less the one in force; {@code NaN} before the first
 * @param meanDistance mean of the differences without their sign
 * @param largestDistance the largest difference without its sign; 0 before the first
 */
public record ScoreGap(long scored, long refused, double meanDifference, double meanDistance, double largestDistance) {}
