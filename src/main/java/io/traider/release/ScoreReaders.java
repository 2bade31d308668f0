package io.traider.release;

import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.fact.Model;

/** Which strategies decide by their score, by the text of their rules. Blocking; for any thread. */
final class ScoreReaders {

    private final ReleaseStore store;

    ScoreReaders(ReleaseStore store) {
        this.store = store;
    }

    /** Whether a rule in force of a strategy reads the score; {@code false} where its rules are not known. */
    boolean reads(String strategy) {
        String key = ReleaseKey.rules(strategy).toString();
        return store.publications().list(key).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .findFirst()
                .map(Publication::version)
                .flatMap(number -> store.version(key, number))
                .filter(version -> reads(strategy, version))
                .isPresent();
    }

    /** Whether a rule of a version of a strategy's rules does. */
    static boolean reads(String strategy, StoredVersion rules) {
        return new PackSource(PackKind.STRATEGY, strategy, rules.files()).reads(Model.class);
    }
}
