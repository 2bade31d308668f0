package io.traider.model;

/**
 * What a check found about a model or its card, in the words of the person who uploads it.
 *
 * @param where the node, weight, field or row; empty when it is about the whole file
 * @param message what is wrong, as a sentence without a full stop
 * @param offending the value that is wrong, shortened; empty when something is missing
 * @param advice what to try, often opening with "Maybe"; empty when there is none
 */
public record ModelFinding(Level level, String where, String message, String offending, String advice) {

    private static final int MOST = 120;

    /** What follows from a finding. */
    public enum Level {
        /** The model is refused. */
        PROBLEM,
        /** A person should think about it. */
        WARNING,
        /** Good to know; nothing is wrong. */
        NOTE
    }

    public ModelFinding {
        where = brief(where);
        offending = brief(offending);
    }

    /** A reason to refuse the model. */
    public static ModelFinding problem(String where, String message, Object offending, String advice) {
        return new ModelFinding(Level.PROBLEM, where, message, String.valueOf(offending), advice);
    }

    /** For example {@code node 'loop': operator 'Loop' is not allowed. Maybe ...}. */
    @Override
    public String toString() {
        return (where.isEmpty() ? "" : where + ": ") + message + (advice.isEmpty() ? "" : ". " + advice);
    }

    /** Shortened, and without what a screen or a log cannot show. */
    public static String brief(String text) {
        String start = text.length() > MOST ? text.substring(0, MOST) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]", "?");
    }
}
