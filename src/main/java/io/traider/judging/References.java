package io.traider.judging;

import io.traider.journal.release.JudgementStore;
import java.util.Optional;

/** What is normal of score sources, by their judgements. Blocking; for any thread. */
public final class References {

    private final JudgementStore store;

    public References(JudgementStore store) {
        this.store = store;
    }

    /** Of the latest judgement of a source for a strategy; empty when it was not judged. */
    public Optional<Reference> find(String strategy, String sourceHash) {
        return store.ofSource(strategy, sourceHash)
                .flatMap(stored -> Optional.ofNullable(stored.result()))
                .map(result -> JudgementJson.read(result).reference());
    }
}
