package io.traider.packages;

import io.traider.release.ModelReport;
import java.util.List;

/**
 * What a check of a strategy said.
 *
 * @param problems each forbids that it is given away or taken
 * @param warnings that forbid nothing
 * @param scenarios how many there are
 * @param passed how many of them passed
 * @param models what was found of each that it brings
 */
public record PackageReport(
        String name,
        List<String> problems,
        List<String> warnings,
        int scenarios,
        long passed,
        List<ModelReport> models) {

    public PackageReport {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        models = List.copyOf(models);
    }

    /** Whether it may be given away and taken. */
    public boolean ok() {
        return problems.isEmpty();
    }
}
