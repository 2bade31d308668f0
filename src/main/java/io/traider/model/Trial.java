package io.traider.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model did when it was tried.
 *
 * @param figures {@code null} when it did not come to them
 */
public record Trial(List<ModelFinding> findings, @Nullable TrialFigures figures) {

    public Trial {
        findings = List.copyOf(findings);
    }
}
