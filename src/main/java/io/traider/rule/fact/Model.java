package io.traider.rule.fact;

/**
 * What the model says: how probable a rise of the mid price is over its horizon. Absent when the model refused.
 *
 * @param score from 0 (falls) over 0.5 (either way) to 1 (rises)
 */
public record Model(double score) {}
