package io.traider.rule.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact held against a pattern's conditions.
 *
 * @param answers of the conditions that say something, in their order
 * @param bound what is bound after it: what was before, and what the pattern binds
 */
record Trying(List<ConditionAnswer> answers, Map<String, @Nullable Object> bound) {

    static Trying of(FactPattern pattern, Record fact, Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> bound = new HashMap<>(before);
        if (!pattern.variable().isEmpty()) {
            bound.put(pattern.variable(), fact);
        }
        List<ConditionAnswer> answers = new ArrayList<>();
        Surroundings surroundings = new Surroundings(fact, bound);
        for (Condition condition : pattern.conditions()) {
            if (!condition.binds().isEmpty() && condition.term() instanceof Term.Property property) {
                bound.put(condition.binds(), surroundings.property(property.name()));
            }
            if (!condition.bindsOnly()) {
                parts(condition.term()).forEach(part -> answers.add(answer(condition, part, surroundings)));
            }
        }
        return new Trying(answers, bound);
    }

    boolean holds() {
        return answers.stream().allMatch(answer -> answer.state() == State.HELD);
    }

    /** How many conditions did not hold. */
    int lacking() {
        return (int)
                answers.stream().filter(answer -> answer.state() != State.HELD).count();
    }

    /** What is joined by {@code &&} is as good as several conditions. */
    private static List<Term> parts(Term term) {
        if (term instanceof Term.Dual dual && dual.sign().equals("&&")) {
            List<Term> parts = new ArrayList<>(parts(dual.left()));
            parts.addAll(parts(dual.right()));
            return parts;
        }
        return List.of(term);
    }

    private static ConditionAnswer answer(Condition condition, Term term, Surroundings surroundings) {
        Reckoner reckoner = new Reckoner(surroundings);
        String text = term.equals(condition.term()) ? condition.text() : term.text();
        String words = new Words(reckoner).of(term);
        try {
            boolean held = reckoner.holds(term);
            return new ConditionAnswer(
                    text, condition.line(), held ? State.HELD : State.FAILED, words + (held ? ": held" : ": failed"));
        } catch (NotThereException e) {
            return new ConditionAnswer(
                    text, condition.line(), State.UNKNOWN, words + ": cannot be told, " + e.getMessage());
        }
    }
}
