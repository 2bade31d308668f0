package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a table.
 *
 * @param table {@code null} when the text has not the form of one
 * @param problems why; empty when it has
 */
public record Reading(@Nullable DecisionTable table, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    static Reading refused(Problem problem) {
        return new Reading(null, List.of(problem));
    }
}
