package io.traider.rule.why;

import io.traider.rule.PackKind;
import io.traider.rule.words.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the facts that come nearest to a rule's patterns, one for each. */
final class Matching {

    private final PackKind kind;
    private final List<? extends Record> facts;

    Matching(PackKind kind, List<? extends Record> facts) {
        this.kind = kind;
        this.facts = facts;
    }

    /** The answers with the fewest conditions that did not hold. */
    List<PatternAnswer> nearest(List<FactPattern> patterns) {
        return nearest(patterns, Map.of()).answers();
    }

    private Path nearest(List<FactPattern> left, Map<String, @Nullable Object> bound) {
        if (left.isEmpty()) {
            return new Path(List.of(), 0);
        }
        FactPattern pattern = left.getFirst();
        List<FactPattern> rest = left.subList(1, left.size());
        List<Trying> tried = tried(pattern, bound);
        if (!pattern.plain()) {
            return quantified(pattern, tried).then(nearest(rest, bound));
        }
        if (tried.isEmpty()) {
            return absent(pattern).then(nearest(rest, bound));
        }
        return tried.stream()
                .map(each -> there(pattern, each).then(nearest(rest, each.bound())))
                .min(Comparator.comparingInt(Path::lacking))
                .orElseThrow();
    }

    private List<Trying> tried(FactPattern pattern, Map<String, @Nullable Object> bound) {
        List<Trying> tried = new ArrayList<>();
        for (Record fact : facts) {
            if (fact.getClass().getSimpleName().equals(pattern.type())) {
                tried.add(Trying.of(pattern, fact, bound));
            }
        }
        return tried;
    }

    private static Path there(FactPattern pattern, Trying trying) {
        State state = trying.holds() ? State.HELD : worst(trying);
        return Path.of(answer(pattern, true, state, "", trying.answers()), trying.lacking());
    }

    private static State worst(Trying trying) {
        return trying.answers().stream().anyMatch(answer -> answer.state() == State.FAILED)
                ? State.FAILED
                : State.UNKNOWN;
    }

    private Path absent(FactPattern pattern) {
        String words = "there is no " + pattern.type() + occurs(pattern.type());
        return Path.of(
                answer(pattern, false, State.FAILED, words, List.of()),
                1 + pattern.conditions().size());
    }

    private String occurs(String type) {
        return Vocabulary.of(kind)
                .fact(type)
                .map(fact -> " (" + fact.occurs() + ")")
                .orElse("");
    }

    private Path quantified(FactPattern pattern, List<Trying> tried) {
        Optional<Trying> nearest = tried.stream().min(Comparator.comparingInt(Trying::lacking));
        boolean found = nearest.map(Trying::holds).orElse(false);
        boolean held = found != pattern.negated();
        List<ConditionAnswer> conditions = nearest.map(Trying::answers).orElse(List.of());
        String words = held ? "" : pattern.negated() ? there(pattern) : lacks(pattern, !tried.isEmpty());
        return Path.of(
                answer(pattern, !tried.isEmpty(), held ? State.HELD : State.FAILED, words, conditions), held ? 0 : 1);
    }

    private static String there(FactPattern pattern) {
        return "there is a " + pattern.type() + " that there must not be";
    }

    private String lacks(FactPattern pattern, boolean some) {
        return some
                ? "there is no " + pattern.type() + " for which all holds"
                : "there is no " + pattern.type() + occurs(pattern.type());
    }

    private static PatternAnswer answer(
            FactPattern pattern, boolean present, State state, String words, List<ConditionAnswer> conditions) {
        return new PatternAnswer(pattern.type(), pattern.sign(), pattern.line(), present, state, words, conditions);
    }

    private record Path(List<PatternAnswer> answers, int lacking) {

        private static Path of(PatternAnswer answer, int lacking) {
            return new Path(List.of(answer), lacking);
        }

        private Path then(Path rest) {
            List<PatternAnswer> all = new ArrayList<>(answers);
            all.addAll(rest.answers);
            return new Path(all, lacking + rest.lacking);
        }
    }
}
