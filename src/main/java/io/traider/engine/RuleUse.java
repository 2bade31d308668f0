package io.traider.engine;

/**
 * What a rule did since its pack came into force in this engine.
 *
 * @param hits times that it fired
 * @param nanos spent in its consequence
 */
public record RuleUse(long hits, long nanos) {

    RuleUse plus(RuleUse more) {
        return new RuleUse(hits + more.hits, nanos + more.nanos);
    }
}
