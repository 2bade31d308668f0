package io.traider.model;

/**
 * What was measured of a model on this machine.
 *
 * @param loadMillis to make a session of it
 * @param rows how many were timed, one by one
 * @param p50Micros to score a row, the median
 * @param p99Micros the time that all but a hundredth of the rows keep
 * @param budgetMicros the time that {@code p99Micros} may take
 * @param goldenApart how far the worst of the golden vectors is off
 */
public record TrialFigures(
        double loadMillis, int rows, double p50Micros, double p99Micros, double budgetMicros, double goldenApart) {}
