package io.traider.release;

import io.traider.domain.StrategyMode;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.judging.Reference;
import io.traider.session.SessionState;

/**
 * What a strategy's profit rests on beside its score, and how long that may take, while one definition and one rule pack of it are in force.
 *
 * @param strategyHash of its definition
 * @param rulesHash of its rules
 * @param setting as {@link Reference#setting(String, String)} names it; empty where the definition is not known
 * @param earns whether it sends orders into positions, and a rule of it reads the score: else its profit says nothing of a model
 * @param budgetMicros {@link StrategyDefinition#scoreBudgetMicros()}
 */
record ProfitBasis(String strategyHash, String rulesHash, String setting, boolean earns, double budgetMicros) {

    /** Of a strategy that is not known: nothing is too slow for it. */
    private static final double NO_BUDGET = 1e9;

    /** What is in force of a strategy. Blocking. */
    static ProfitBasis of(String strategy, SessionState state, ReleaseStore store) {
        ReleaseKey key = ReleaseKey.strategy(strategy);
        ReleaseKey pack = ReleaseKey.rules(strategy);
        String strategyHash = state.versions().getOrDefault(key.toString(), "");
        String rulesHash = state.versions().getOrDefault(pack.toString(), "");
        StoredVersion stored = store.version(key.toString(), strategyHash).orElse(null);
        if (stored == null) {
            return new ProfitBasis(strategyHash, rulesHash, "", false, NO_BUDGET);
        }
        StrategyDefinition definition =
                StrategyDefinition.parse(stored.files().getOrDefault(Content.STRATEGY, ""), state.feed());
        boolean reads = store.version(pack.toString(), rulesHash)
                .filter(rules -> ScoreReaders.reads(strategy, rules))
                .isPresent();
        return new ProfitBasis(
                strategyHash,
                rulesHash,
                Reference.setting(definition.setting(), rulesHash),
                reads && definition.mode() != StrategyMode.SHADOW && !definition.exitsOnly(),
                definition.scoreBudgetMicros());
    }

    /** Whether it is what is in force of a strategy still. */
    boolean holds(String strategy, SessionState state) {
        return strategyHash.equals(state.versions()
                        .getOrDefault(ReleaseKey.strategy(strategy).toString(), ""))
                && rulesHash.equals(
                        state.versions().getOrDefault(ReleaseKey.rules(strategy).toString(), ""));
    }
}
