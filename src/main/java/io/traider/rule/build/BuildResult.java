package io.traider.rule.build;

import io.traider.rule.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a pack's text.
 *
 * @param problems why it is no code, by line
 * @param warnings that keep it from nothing
 * @param kjar the compiled classes, for {@link io.traider.rule.RulePack#load}; {@code null} when there are problems, or it was
 *     only checked
 */
public record BuildResult(List<Problem> problems, List<Problem> warnings, byte @Nullable [] kjar) {

    public BuildResult {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
