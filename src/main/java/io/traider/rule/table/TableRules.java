package io.traider.rule.table;

import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import java.util.List;

/** Tables as rules: one for each row, in text that a person can read and that passes the gate like any other. */
public final class TableRules {

    private TableRules() {}

    /**
     * The rules of a table.
     *
     * @throws IllegalArgumentException when something is wrong with it, with every problem
     */
    public static String drl(PackKind kind, DecisionTable table) {
        CompiledTable compiled = compile(kind, table.name(), table);
        if (!compiled.problems().isEmpty()) {
            throw new IllegalArgumentException("decision table " + table.name() + ": " + compiled.problems());
        }
        return compiled.drl();
    }

    /**
     * The rules of a table, or what is wrong with it.
     *
     * @param file its name, for the problems
     */
    public static CompiledTable compile(PackKind kind, String file, DecisionTable table) {
        TableReader read = new TableReader(kind, file, table);
        List<Problem> warnings = new RowCheck(file, read.rows()).warnings();
        if (!read.problems().isEmpty()) {
            return new CompiledTable(file, "", List.of(), read.problems(), warnings);
        }
        RuleText rules = new RuleText(kind, file, table, read.rows());
        return new CompiledTable(file, rules.text(), rules.origins(), List.of(), warnings);
    }
}
