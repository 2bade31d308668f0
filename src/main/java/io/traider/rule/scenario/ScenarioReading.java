package io.traider.rule.scenario;

import io.traider.rule.Problem;
import java.util.List;

/**
 * What came of reading scenarios.
 *
 * @param scenarios those that could be read
 * @param problems why others could not; empty when all is well
 */
public record ScenarioReading(Scenarios scenarios, List<Problem> problems) {

    public ScenarioReading {
        problems = List.copyOf(problems);
    }
}
