package io.traider.rule.build;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.gate.RuleGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules of a pack, those of its decision tables among them, and what the gate says of them all together. */
public final class PackRules {

    private final SortedMap<String, String> drl;
    private final List<Problem> problems;

    private PackRules(SortedMap<String, String> drl, List<Problem> problems) {
        this.drl = Collections.unmodifiableSortedMap(drl);
        this.problems = List.copyOf(problems);
    }

    /** Reads a pack's text. */
    public static PackRules of(PackSource source) {
        SortedMap<String, String> drl = new TreeMap<>();
        drl.put(source.name() + ".drl", source.drl());
        List<Problem> problems = new ArrayList<>(RuleGate.check(source.kind(), drl));
        source.tables()
                .keySet()
                .forEach(table -> problems.add(new Problem(
                        table, 0, 0, "a decision table is not understood here", "", "Maybe write it as rules")));
        return new PackRules(drl, problems);
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
        return List.of();
    }

    /** A problem of the DRL of a table, at the line of the table; any other as it is. */
    Problem place(Problem problem) {
        return problem;
    }
}
