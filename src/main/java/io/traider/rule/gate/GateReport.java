package io.traider.rule.gate;

import io.traider.rule.Problem;
import java.util.List;

/**
 * What the gate says of rule files.
 *
 * @param problems why they may not become code; empty when they may
 * @param warnings of what may, and does not do what its writer will think
 */
public record GateReport(List<Problem> problems, List<Problem> warnings) {

    public GateReport {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
