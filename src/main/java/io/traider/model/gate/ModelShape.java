package io.traider.model.gate;

import java.util.Map;

/**
 * What a model that passed the gate reads and gives.
 *
 * @param input name of its one input
 * @param steps rows of a window that it reads at once; 0 when it reads one row
 * @param features numbers of a row
 * @param output name of its one output of floats
 * @param operators how many nodes it has
 * @param metadata what its file says of itself, by key
 */
public record ModelShape(
        String input, int steps, int features, String output, int operators, Map<String, String> metadata) {

    public ModelShape {
        metadata = Map.copyOf(metadata);
    }

    /** For example {@code 20 features}, or {@code 32 steps of 16 features}. */
    public String reads() {
        return (steps == 0 ? "" : steps + " steps of ") + features + " features";
    }
}
