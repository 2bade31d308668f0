package io.traider.rule.table;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The decision tables of a pack. */
public final class Tables {

    private Tables() {}

    /** Turns every table of a pack into rules. */
    public static Expansion expand(PackSource source) {
        SortedMap<String, CompiledTable> tables = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        source.tables().forEach((file, text) -> {
            Reading reading = TableCsv.read(file, text);
            problems.addAll(reading.problems());
            if (reading.table() != null) {
                CompiledTable table = TableRules.compile(source.kind(), file, reading.table());
                problems.addAll(table.problems());
                warnings.addAll(table.warnings());
                tables.put(file, table);
                unique(file, reading.table().name(), names, problems);
            }
        });
        return new Expansion(tables, problems, warnings);
    }

    /** Two tables of one name would have rules of one name. */
    private static void unique(String file, String name, Map<String, String> names, List<Problem> problems) {
        String other = names.putIfAbsent(name, file);
        if (other != null) {
            problems.add(Found.problem(
                    file, 1, 2, "the table of " + other + " is called '" + name + "' too", name, "Maybe rename one"));
        }
    }
}
