package io.traider.domain;

/**
 * What a model made of a feature vector, or why it refused to.
 *
 * @param model name and version, for example {@code direction-1}
 * @param hash content hash of the model file
 * @param value finite when scored, {@code NaN} when refused
 * @param refusal why there is no value; empty when there is
 */
public record Score(String model, String hash, double value, String refusal) {

    public boolean refused() {
        return !refusal.isEmpty();
    }
}
