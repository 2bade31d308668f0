package io.traider.rule.words;

import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the facts of many recorded decisions back, exactly. What is written as it was in the decision before, such as limits,
 * is not read again. For one thread.
 */
public final class RecordedFacts {

    private final PackKind kind;
    private final Map<String, RecordedFact> types = new HashMap<>();

    public RecordedFacts(PackKind kind) {
        this.kind = kind;
        for (FactType type : kind.facts()) {
            types.put(type.name(), new RecordedFact(type));
        }
    }

    /**
     * What a pack was shown; nothing when it was not asked, or nobody kept it.
     *
     * @throws IllegalArgumentException when packs of this kind are shown no such facts, or their figures do not make one
     */
    public List<Record> of(Decision decision, String pack) {
        List<Record> read = new ArrayList<>(decision.facts().size());
        for (Fact fact : decision.facts()) {
            if (fact.pack().equals(pack)) {
                read.add(read(fact));
            }
        }
        return read;
    }

    private Record read(Fact fact) {
        RecordedFact type = types.get(fact.type());
        return type == null ? Facts.read(kind, fact) : type.read(fact.properties());
    }
}
