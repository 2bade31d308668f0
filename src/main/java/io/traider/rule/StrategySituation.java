package io.traider.rule;

import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Score;
import io.traider.rule.fact.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Everything a strategy decision is made of.
 *
 * @param strategy whose decision it is
 * @param features of the instrument now, of a set that has the names in {@code docs/features.md}
 * @param pair of the legs when the instrument is one of two; {@code null} when it is traded alone
 * @param basis of a perpetual to its spot leg; {@code null} when it has none or it is not known
 * @param score of the strategy's model on those features, perhaps a refusal
 */
public record StrategySituation(
        String strategy,
        InstrumentId instrument,
        FeatureVector features,
        Score score,
        Holding holding,
        @Nullable Pair pair,
        @Nullable Basis basis,
        StrategyParameters parameters) {

    /** Of a strategy without a second leg. */
    public StrategySituation(
            String strategy,
            InstrumentId instrument,
            FeatureVector features,
            Score score,
            Holding holding,
            StrategyParameters parameters) {
        this(strategy, instrument, features, score, holding, null, null, parameters);
    }

    /** The same with another score. */
    public StrategySituation with(Score other) {
        return new StrategySituation(strategy, instrument, features, other, holding, pair, basis, parameters);
    }
}
