package io.traider.model.gate;

import io.traider.model.ModelFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of a file.
 *
 * @param findings each a reason to refuse it; empty when it may become a session
 * @param shape what it reads and gives; {@code null} when it is refused
 */
public record GateReport(
        List<ModelFinding> findings, @Nullable ModelShape shape) {

    public GateReport {
        findings = List.copyOf(findings);
    }

    /** Whether it may become a session. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
