package io.traider.engine;

import io.traider.model.ScoreSource;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine finds what comes into force while it runs. A pack or a score source that it takes is asked on the engine's
 * thread alone from then on.
 */
public interface Shelf {

    /** Nothing can come into force. */
    Shelf EMPTY = new Shelf() {
        @Override
        public @Nullable RulePack rules(String name, String hash) {
            return null;
        }

        @Override
        public @Nullable LimitBook limits(String name, String hash) {
            return null;
        }
    };

    /** The rule pack of a name that has a content hash, {@code null} when it is not here. */
    @Nullable
    RulePack rules(String name, String hash);

    /** The limit set of a name that has a content hash, {@code null} when it is not here. */
    @Nullable
    LimitBook limits(String name, String hash);

    /**
     * The score source of a strategy that has a content hash, {@code null} when it is not here. Whoever takes it closes it;
     * its models stay as long as anybody has them.
     */
    default @Nullable ScoreSource source(String strategy, String hash) {
        return null;
    }

    /**
     * The definition of a strategy that has a content hash, {@code null} when it is not here.
     *
     * @param feed of the session that asks, whose temper it has
     */
    default @Nullable StrategyDefinition strategy(String name, String hash, String feed) {
        return null;
    }
}
