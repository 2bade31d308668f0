package io.traider.rule.fact;

/**
 * Funding of a perpetual. Positive rates: longs pay shorts, which is what they do when longs are crowded.
 * Absent while any of it is not known, and for spot.
 *
 * @param rateBps rate per 8 hours
 * @param drift how far the recent rate is from its own slower mean, in standard deviations
 * @param basisBps mark price over index
 * @param basisDriftBps recent basis over its own slower mean
 */
public record Funding(double rateBps, double drift, double basisBps, double basisDriftBps) {}
