package io.traider.model.gate;

import io.traider.model.ModelFinding;
import java.util.ArrayList;
import java.util.List;

/** What was found, until it is enough. */
final class Findings {

    private final List<ModelFinding> found = new ArrayList<>();

    void add(String where, String message, Object offending, String advice) {
        if (!full()) {
            found.add(ModelFinding.problem(where, message, offending, advice));
        }
    }

    void add(String where, String message, Object offending) {
        add(where, message, offending, "");
    }

    boolean any() {
        return !found.isEmpty();
    }

    boolean full() {
        return found.size() >= Limits.FINDINGS;
    }

    List<ModelFinding> all() {
        return List.copyOf(found);
    }
}
