package io.traider.rule.table;

import java.util.List;

/**
 * What follows when a row holds.
 *
 * @param action a method of the draft, for example {@code breach}
 * @param figures what the reason rests on, in the words of the table; none for those that the row asks
 * @param comment why the row is there
 */
record Outcome(String action, String code, List<String> figures, String comment) {

    Outcome {
        figures = List.copyOf(figures);
    }

    /** Whether it says the same as another, whatever it rests on. */
    boolean same(Outcome other) {
        return action.equals(other.action) && code.equals(other.code);
    }
}
