package io.traider.rule.scenario;

import java.util.List;

/**
 * Facts, and what they should lead to.
 *
 * @param name what is tried, as a phrase
 * @param line where it begins in its file
 * @param facts all that the rules see
 */
public record Scenario(String name, int line, List<Record> facts, Expectation expect) {

    public Scenario {
        facts = List.copyOf(facts);
    }
}
