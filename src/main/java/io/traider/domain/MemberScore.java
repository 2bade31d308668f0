package io.traider.domain;

/**
 * What one model made of a feature vector, of those that a strategy's score comes from.
 *
 * @param model name and version, for example {@code direction-1}
 * @param hash content hash of the model file
 * @param weight by which it counts: its weight in a mean, its coefficient in a stack, 1 where it is alone
 * @param value {@code NaN} when it refused, or was not asked because another one had refused
 */
public record MemberScore(String model, String hash, double weight, double value) {}
