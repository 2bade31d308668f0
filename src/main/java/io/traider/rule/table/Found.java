package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one file: where, what, and what to try. */
final class Found {

    private static final int SHORT = 60;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Found(String file) {
        this.file = file;
    }

    /** @param line and {@code column} from 1, column 1 holding the names of rows; 0 for unknown */
    void add(int line, int column, String message, String offending, String advice) {
        problems.add(problem(file, line, column, message, offending, advice));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean none() {
        return problems.isEmpty();
    }

    static Problem problem(String file, int line, int column, String message, String offending, String advice) {
        return new Problem(file, line, column, message, shortened(offending), advice);
    }

    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "�");
        return visible.length() <= SHORT ? visible : visible.substring(0, SHORT - 1) + "…";
    }
}
