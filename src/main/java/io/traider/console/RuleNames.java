package io.traider.console;

import io.traider.release.Version;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.table.Tables;
import java.util.ArrayList;
import java.util.List;

/** The names of the rules of a version, those of its decision tables too, in the order of its text. */
final class RuleNames {

    private RuleNames() {}

    static List<String> of(PackKind kind, Version version) {
        PackSource source =
                new PackSource(kind, version.key().name(), version.content().files());
        List<String> names = new ArrayList<>(in(source.drl()));
        Tables.expand(source).drl().values().forEach(table -> names.addAll(in(table)));
        return names;
    }

    private static List<String> in(String drl) {
        return drl.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("rule "))
                .map(line -> line.substring(5).strip().replace("\"", ""))
                .toList();
    }
}
