package io.traider.rule.why;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a rule fired for a decision's facts, or did not.
 *
 * @param rule its name
 * @param line where it begins in its file
 * @param holds whether all its conditions held, so that it fired
 * @param patterns in the order of the rule
 */
public record Explanation(String rule, int line, boolean holds, List<PatternAnswer> patterns) {

    public Explanation {
        patterns = List.copyOf(patterns);
    }

    /** What would have had to hold and did not, in words; empty when the rule fired. */
    public List<String> missing() {
        return patterns.stream()
                .filter(pattern -> pattern.state() != State.HELD)
                .flatMap(Explanation::missing)
                .toList();
    }

    private static Stream<String> missing(PatternAnswer pattern) {
        if (!pattern.words().isEmpty()) {
            return Stream.of(pattern.words());
        }
        return pattern.conditions().stream()
                .filter(condition -> condition.state() != State.HELD)
                .map(condition -> pattern.fact() + ": " + condition.words());
    }
}
