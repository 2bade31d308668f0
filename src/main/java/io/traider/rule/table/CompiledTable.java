package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.List;

/**
 * What came of turning a table into rules.
 *
 * @param file of the table
 * @param drl the rules; empty when there are problems
 * @param origins of each line of the rules the table's line; 0 for a line that is of no row
 * @param problems why it means nothing, each at its line and cell
 * @param warnings about rows that say the same, contradict each other, or can never be missed
 */
public record CompiledTable(
        String file, String drl, List<Integer> origins, List<Problem> problems, List<Problem> warnings) {

    public CompiledTable {
        origins = List.copyOf(origins);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** The table's line that a line of the rules, from 1, was made of; 0 when it is of no row. */
    int origin(int line) {
        return line >= 1 && line <= origins.size() ? origins.get(line - 1) : 0;
    }
}
