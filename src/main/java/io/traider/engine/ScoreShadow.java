package io.traider.engine;

import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.model.FeatureWindow;
import io.traider.model.ScoreSource;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import io.traider.rule.StrategySituation;
import org.jspecify.annotations.Nullable;

/** A score source that runs beside the one in force: the same features, and the same rules asked about its score. */
final class ScoreShadow {

    private final ScoreSource source;
    private final StrategyRules rules;
    private final Beside beside;
    private long scored;
    private long refused;
    private double differences;
    private double distances;
    private double largest;

    /** @param pack the strategy's rules in force; asked here apart, so that they are not counted twice */
    ScoreShadow(String strategy, ScoreSource source, RulePack pack) {
        this.source = source;
        this.rules = new StrategyRules(pack);
        this.beside = new Beside(ReleaseKind.MODEL, strategy, source.hash());
    }

    ScoreSource source() {
        return source;
    }

    /** @param situation with the score that decides */
    void compare(StrategySituation situation, FeatureWindow window, @Nullable Signal signal, Draft draft) {
        Score active = situation.score();
        Score would = source.toScore(situation.features().values(), window);
        count(active, would);
        Signal wouldSay = rules.ask(situation.with(would));
        RuleFault fault = rules.fault();
        if (fault != null) {
            beside.failed(fault.message());
            return;
        }
        beside.compare(
                draft,
                situation.strategy(),
                situation.instrument(),
                Said.of(signal),
                Said.of(wouldSay),
                new ShadowDifference.Scores(active.value(), would.value()));
    }

    private void count(Score active, Score would) {
        if (active.refused()) {
            return;
        }
        if (would.refused()) {
            refused++;
            return;
        }
        double difference = would.value() - active.value();
        scored++;
        differences += difference;
        distances += Math.abs(difference);
        largest = Math.max(largest, Math.abs(difference));
    }

    ShadowUse use() {
        return beside.use(new ScoreGap(scored, refused, differences / scored, distances / scored, largest));
    }
}
