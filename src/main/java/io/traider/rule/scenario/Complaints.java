package io.traider.rule.scenario;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong with a scenario file, up to a bound. */
final class Complaints {

    private static final int MOST = 100;
    private static final int LONGEST = 80;

    private final List<Problem> problems = new ArrayList<>();

    void add(Node at, String message, String offending, String advice) {
        add(at.getStartMark(), message, offending, advice);
    }

    /** Of an exception whose message may end with advice. */
    void add(Node at, String offending, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int advice = message.indexOf(". Maybe");
        add(
                at.getStartMark(),
                advice < 0 ? message : message.substring(0, advice),
                offending,
                advice < 0 ? "" : message.substring(advice + 2));
    }

    void add(@Nullable Mark at, String message, String offending, String advice) {
        if (problems.size() < MOST) {
            problems.add(new Problem(
                    PackSource.SCENARIOS,
                    at == null ? 0 : at.getLine() + 1,
                    at == null ? 0 : at.getColumn() + 1,
                    message,
                    shortened(offending),
                    advice));
        }
    }

    /** About the file as a whole. */
    void whole(String message, String advice) {
        add((Mark) null, message, "", advice);
    }

    List<Problem> problems() {
        return problems;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
