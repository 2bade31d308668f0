package io.traider.session;

import io.traider.engine.Shelf;
import io.traider.model.ScoreSource;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shelf of any number of score sources, by their hashes. */
record Keeping(Map<String, ScoreSource> sources) implements Shelf {

    static Shelf of(Map<String, ScoreSource> sources) {
        return new Keeping(sources);
    }

    @Override
    public @Nullable RulePack rules(String name, String hash) {
        return null;
    }

    @Override
    public @Nullable LimitBook limits(String name, String hash) {
        return null;
    }

    @Override
    public @Nullable ScoreSource source(String strategy, String hash) {
        ScoreSource found = sources.get(hash);
        return found == null ? null : found.share();
    }
}
