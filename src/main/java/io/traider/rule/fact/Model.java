package io.traider.rule.fact;

/**
 * What the model says: how probable a rise of the mid price is over its horizon.
 *
 * @param refused whether it gave no score
 * @param score from 0 (falls) over 0.5 (either way) to 1 (rises); {@code NaN} when refused
 */
public record Model(boolean refused, double score) {}
