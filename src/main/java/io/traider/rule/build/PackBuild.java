package io.traider.rule.build;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import java.util.List;

/** Turns a pack's text into code, or says what is wrong with it. Takes seconds at first, later some hundred milliseconds. */
public final class PackBuild {

    private PackBuild() {}

    /** Says what is wrong: the gate, and when it lets the text through, the compiler. */
    public static BuildResult check(PackSource source) {
        PackRules rules = PackRules.of(source);
        return new BuildResult(problems(rules), rules.warnings(), null);
    }

    /** Checks, and builds when nothing is wrong. */
    public static BuildResult build(PackSource source) {
        PackRules rules = PackRules.of(source);
        List<Problem> problems = problems(rules);
        if (!problems.isEmpty()) {
            return new BuildResult(problems, rules.warnings(), null);
        }
        try {
            byte[] kjar = RulePack.kjar(source, rules.drl());
            return new BuildResult(List.of(), rules.warnings(), kjar);
        } catch (IllegalArgumentException e) {
            return new BuildResult(List.of(CompilerWords.unknown(e.getMessage())), rules.warnings(), null);
        }
    }

    private static List<Problem> problems(PackRules rules) {
        if (!rules.problems().isEmpty()) {
            return rules.problems();
        }
        return ClassicBuild.problems(rules.drl()).stream().map(rules::place).toList();
    }
}
