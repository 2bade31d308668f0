package io.traider.history.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what was seen: how often, and the first few of each problem. */
final class Findings {

    /** Of each problem in full. */
    static final int SHOWN = 20;

    private final Map<Problem, Long> counts = new EnumMap<>(Problem.class);
    private final List<Finding> shown = new ArrayList<>();
    private long missing;
    private String file = "";

    /** From now on of this file. */
    void of(String name) {
        file = name;
    }

    void add(Problem problem, long row, String value, String what) {
        add(problem, row, value, what, problem.advice());
    }

    void add(Problem problem, long row, String value, String what, String advice) {
        if (counts.merge(problem, 1L, Long::sum) <= SHOWN) {
            shown.add(new Finding(problem, file, row, value, what, advice));
        }
    }

    /** Adds to how many bars or settlements are missing. */
    void missing(long count) {
        missing += count;
    }

    long missing() {
        return missing;
    }

    boolean refused() {
        return counts.keySet().stream().anyMatch(Problem::error);
    }

    Map<Problem, Long> counts() {
        return new EnumMap<>(counts);
    }

    List<Finding> shown() {
        return List.copyOf(shown);
    }
}
