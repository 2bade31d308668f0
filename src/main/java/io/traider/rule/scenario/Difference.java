package io.traider.rule.scenario;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.rule.RuleAnswer;
import io.traider.rule.words.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says in words in what an answer is not what was expected. */
final class Difference {

    private final List<String> words = new ArrayList<>();

    private Difference() {}

    /** Empty when all came as expected. */
    static String of(Expectation expect, RuleAnswer answer, String global, Set<String> rules) {
        Difference difference = new Difference();
        if (!answer.failure().isEmpty()) {
            return "the rules failed: " + answer.failure();
        }
        difference.fires(expect, answer, rules);
        if (expect.outcome() != null && !expect.outcome().equals(answer.outcome())) {
            difference.words.add(global + ": expected " + word(expect.outcome()) + ", was " + word(answer.outcome()));
        }
        if (expect.reasons() != null) {
            difference.reasons(expect.reasons(), answer.reasons());
        }
        return String.join("; ", difference.words);
    }

    private void fires(Expectation expect, RuleAnswer answer, Set<String> rules) {
        if (expect.fires() == null) {
            return;
        }
        for (String rule : expect.fires()) {
            if (!rules.contains(rule)) {
                words.add("no rule is called '" + rule + "'. " + Nearest.maybe(rule, rules));
            } else if (!answer.fired().contains(rule)) {
                words.add("rule '" + rule + "' did not fire");
            }
        }
        Set<String> more = new TreeSet<>(answer.fired());
        expect.fires().forEach(more::remove);
        more.forEach(rule -> words.add("rule '" + rule + "' fired, which was not expected"));
    }

    private void reasons(List<ExpectedReason> expected, List<Reason> actual) {
        List<Reason> left = new ArrayList<>(actual);
        for (ExpectedReason each : expected) {
            Optional<Reason> match = left.stream()
                    .filter(reason -> reason.code().equals(each.code())
                            && different(each, reason).isEmpty())
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(reason -> reason.code().equals(each.code()))
                            .findFirst());
            if (match.isEmpty()) {
                words.add("reason " + each + " was not given");
            } else {
                left.remove(match.get());
                words.addAll(different(each, match.get()));
            }
        }
        left.forEach(reason -> words.add(
                "reason " + reason.code() + " of rule '" + reason.rule() + "' was given, which was not expected"));
    }

    private static List<String> different(ExpectedReason expected, Reason actual) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> figure : expected.figures().entrySet()) {
            Optional<String> value = actual.figures().stream()
                    .filter(each -> each.name().equals(figure.getKey()))
                    .map(Figure::value)
                    .findFirst();
            if (value.isEmpty()) {
                List<String> names = actual.figures().stream().map(Figure::name).toList();
                words.add(expected.code() + " has no figure " + figure.getKey() + ". "
                        + Nearest.maybe(figure.getKey(), names));
            } else if (!same(figure.getValue(), value.get())) {
                words.add(expected.code() + ": " + figure.getKey() + " expected " + figure.getValue() + ", was "
                        + value.get());
            }
        }
        return words;
    }

    private static boolean same(String expected, String actual) {
        try {
            return expected.equals(actual) || new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String word(String outcome) {
        return outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
