package io.traider.release;

import java.util.List;

/**
 * How a scenario of a pack went.
 *
 * @param difference what was expected and what came, in words; empty when it passed
 * @param fired names of the rules that fired
 */
public record ScenarioOutcome(String name, boolean passed, String difference, List<String> fired) {

    public ScenarioOutcome {
        fired = List.copyOf(fired);
    }
}
