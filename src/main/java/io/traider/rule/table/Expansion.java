package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of a pack as rules, or what is wrong with them. */
public final class Expansion {

    private static final String RULES = ".drl";

    private final SortedMap<String, CompiledTable> tables;
    private final List<Problem> problems;
    private final List<Problem> warnings;

    Expansion(SortedMap<String, CompiledTable> tables, List<Problem> problems, List<Problem> warnings) {
        this.tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
    }

    /** Rules by file name, for example {@code thin-books.csv.drl}; empty when there are problems, or no tables. */
    public SortedMap<String, String> drl() {
        SortedMap<String, String> drl = new TreeMap<>();
        if (problems.isEmpty()) {
            tables.forEach((file, table) -> drl.put(file + RULES, table.drl()));
        }
        return Collections.unmodifiableSortedMap(drl);
    }

    /** Why there are no rules, each at its table's line and cell. */
    public List<Problem> problems() {
        return problems;
    }

    /** What a person should look at: rows that say the same, contradict each other, or are covered by another. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** A problem of a file of {@link #drl} at the line of the table that it was made of; any other as it is. */
    public Problem place(Problem problem) {
        String file = problem.file();
        CompiledTable table =
                file.endsWith(RULES) ? tables.get(file.substring(0, file.length() - RULES.length())) : null;
        return table == null
                ? problem
                : new Problem(
                        table.file(),
                        table.origin(problem.line()),
                        0,
                        problem.message(),
                        problem.offending(),
                        problem.advice());
    }
}
