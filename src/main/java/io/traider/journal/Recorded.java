package io.traider.journal;

/**
 * What a log still has of its inputs.
 *
 * @param firstSequence the first input that is kept
 * @param firstNanos its time
 * @param lastNanos the time of the last one
 */
public record Recorded(long firstSequence, long firstNanos, long lastNanos) {}
