package io.traider.rule.fact;

/**
 * A figure that a pre-trade decision needs and does not have, or that cannot be right.
 *
 * @param what its name
 */
public record Missing(String what) {}
