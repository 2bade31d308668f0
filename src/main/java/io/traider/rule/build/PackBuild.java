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

    /**
     * Checks, and builds when nothing is wrong. What passed the gate is built at once; only when that fails is the classic
     * compiler asked, whose messages know the line of the text.
     */
    public static BuildResult build(PackSource source) {
        PackRules rules = PackRules.of(source);
        if (!rules.problems().isEmpty()) {
            return new BuildResult(rules.problems(), rules.warnings(), null);
        }
        try {
            byte[] kjar = RulePack.kjar(source, rules.drl());
            return new BuildResult(List.of(), rules.warnings(), kjar);
        } catch (RuntimeException e) {
            List<Problem> problems = compiler(rules);
            return new BuildResult(
                    problems.isEmpty() ? List.of(CompilerWords.unknown(String.valueOf(e.getMessage()))) : problems,
                    rules.warnings(),
                    null);
        }
    }

    private static List<Problem> problems(PackRules rules) {
        return rules.problems().isEmpty() ? compiler(rules) : rules.problems();
    }

    private static List<Problem> compiler(PackRules rules) {
        return ClassicBuild.problems(rules.drl()).stream().map(rules::place).toList();
    }
}
