package io.traider.rule.scenario;

import io.traider.domain.Reason;
import java.util.List;

/**
 * What came of a scenario.
 *
 * @param line where it begins in its file
 * @param difference what was expected and what came instead, in words; empty when it passed
 * @param fired the rules that fired, by name
 * @param outcome what the pack came to, for example {@code DENIED}
 * @param reasons that the pack gave
 */
public record ScenarioResult(
        String name,
        int line,
        boolean passed,
        String difference,
        List<String> fired,
        String outcome,
        List<Reason> reasons) {

    public ScenarioResult {
        fired = List.copyOf(fired);
        reasons = List.copyOf(reasons);
    }
}
