package io.traider.rule.gate;

import io.traider.rule.FactType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule has bound so far. */
final class Scope {

    /**
     * A variable.
     *
     * @param fact that it stands for, or {@code null} when it stands for a property
     * @param type of the property, or the fact's
     * @param pattern in which it was bound, from 0
     */
    record Bound(@Nullable FactType fact, Class<?> type, int pattern) {}

    /** A pattern that was read, with the ones it is joined to. */
    record Seen(FactType fact, Token at, Set<Integer> joins) {}

    private final Map<String, Bound> variables = new LinkedHashMap<>();
    private final List<Seen> patterns = new ArrayList<>();

    @Nullable
    Bound find(String variable) {
        return variables.get(variable);
    }

    Set<String> names() {
        return variables.keySet();
    }

    /** Whether it was free. */
    boolean bind(String variable, Bound bound) {
        return variables.putIfAbsent(variable, bound) == null;
    }

    /** The number of the pattern that is being read. */
    int pattern() {
        return patterns.size();
    }

    List<Seen> patterns() {
        return patterns;
    }

    void seen(Seen pattern) {
        patterns.add(pattern);
    }
}
