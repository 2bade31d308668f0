package io.traider.rule.build;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.gate.GateReport;
import io.traider.rule.gate.RuleGate;
import io.traider.rule.table.Expansion;
import io.traider.rule.table.Tables;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of a pack, those of its decision tables among them, and what the gate says of them all together. */
public final class PackRules {

    private final SortedMap<String, String> drl;
    private final List<Problem> problems;
    private final List<Problem> warnings;
    private final Expansion tables;

    private PackRules(SortedMap<String, String> drl, List<Problem> problems, List<Problem> warnings, Expansion tables) {
        this.drl = Collections.unmodifiableSortedMap(drl);
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
        this.tables = tables;
    }

    /** Reads a pack's text. */
    public static PackRules of(PackSource source) {
        Expansion tables = Tables.expand(source);
        SortedMap<String, String> drl = new TreeMap<>(tables.drl());
        drl.put(source.name() + ".drl", source.drl());
        if (!tables.problems().isEmpty()) {
            return new PackRules(drl, tables.problems(), tables.warnings(), tables);
        }
        GateReport gate = RuleGate.read(source.kind(), drl);
        List<Problem> problems = gate.problems().stream().map(tables::place).toList();
        List<Problem> warnings = Stream.concat(gate.warnings().stream().map(tables::place), tables.warnings().stream())
                .toList();
        return new PackRules(drl, problems, warnings, tables);
    }

    /** DRL by file name. */
    public SortedMap<String, String> drl() {
        return drl;
    }

    /** Why they may not become code; empty when they may. */
    public List<Problem> problems() {
        return problems;
    }

    /** What a person should look at. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** A problem of the DRL of a table, at the line of the table; any other as it is. */
    Problem place(Problem problem) {
        return tables.place(problem);
    }
}
