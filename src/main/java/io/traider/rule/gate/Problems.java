package io.traider.rule.gate;

import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found wrong with one file. */
final class Problems {

    private static final int MOST = 50;
    private static final int SHOWN = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> warned = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** By line; after fifty nobody reads on. */
    List<Problem> found() {
        return byLine(found);
    }

    /** What keeps the file from nothing, by line. */
    List<Problem> warned() {
        return byLine(warned);
    }

    private static List<Problem> byLine(List<Problem> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    boolean any() {
        return !found.isEmpty();
    }

    void add(int line, int column, String message, String offending, String advice) {
        add(found, new Problem(file, line, column, message, brief(offending), advice));
    }

    void add(Token at, String message, String advice) {
        add(at.line(), at.column(), message, at.text(), advice);
    }

    /** Of something that may become code, and does not do what its writer will think. */
    void warn(Token at, String message, String advice) {
        add(warned, new Problem(file, at.line(), at.column(), message, brief(at.text()), advice));
    }

    private static void add(List<Problem> to, Problem problem) {
        if (to.size() < MOST) {
            to.add(problem);
        }
    }

    /**
     * Says that reading cannot go on here, unless something was said further left on its line already: one
     * slip is one message.
     *
     * @return to throw, for the reader to go on after the rule
     */
    Refused stop(Token at, String message, String advice) {
        if (found.stream().noneMatch(each -> each.line() == at.line() && each.column() <= at.column())) {
            add(at, message, advice);
        }
        return Refused.HERE;
    }

    static String brief(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** The rest of a rule is not read. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final Refused HERE = new Refused();

        private Refused() {
            super("refused", null, false, false);
        }
    }
}
