package io.traider;

import io.traider.domain.ReleaseKind;
import io.traider.domain.StrategyMode;
import io.traider.engine.EngineSetup;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.judging.Courtroom;
import io.traider.judging.Stretch;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.parity.Releases;
import io.traider.session.TradingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Gives the desk of judgements what the running session has in force, and a past that it was not trained on. */
final class PlatformCourtroom implements Courtroom {

    private final TradingSession session;
    private final Releases releases;
    private final HeldBack past;
    private final BiFunction<String, Integer, Optional<OnnxModel>> models;
    private final BiFunction<String, Integer, Optional<ScoreSource>> scores;
    private final String feed;

    /**
     * @param releases used here alone
     * @param models gives a version of a model, loaded
     * @param scores gives a version of a strategy's score, loaded
     */
    PlatformCourtroom(
            TradingSession session,
            Releases releases,
            HeldBack past,
            BiFunction<String, Integer, Optional<OnnxModel>> models,
            BiFunction<String, Integer, Optional<ScoreSource>> scores,
            String feed) {
        this.session = session;
        this.releases = releases;
        this.past = past;
        this.models = models;
        this.scores = scores;
        this.feed = feed;
    }

    @Override
    public boolean trades(String strategy) {
        return session.state().versions().containsKey(ReleaseKind.STRATEGY.key(strategy));
    }

    @Override
    public Optional<OnnxModel> model(String name, int version) {
        return models.apply(name, version);
    }

    @Override
    public Optional<ScoreSource> score(String strategy, int version) {
        return scores.apply(strategy, version);
    }

    @Override
    public EngineSetup inForce(String strategy) {
        Map<String, String> versions = session.state().versions();
        EngineSetup all = releases.twin(feed, new TreeMap<>(versions));
        List<Strategy> kept = new ArrayList<>();
        for (Strategy each : all.strategies()) {
            if (each.definition().name().equals(strategy)) {
                kept.add(new Strategy(onPaper(each.definition()), each.rules(), each.source()));
            } else {
                each.source().close();
            }
        }
        EngineSetup alone = new EngineSetup(
                all.instruments(), all.dollars(), all.limits(), kept, all.pretrade(), all.alerts(), all.budgetNanos());
        String wanted = versions.get(ReleaseKind.MODEL.key(strategy));
        String made = kept.isEmpty() ? "" : kept.getFirst().source().hash();
        if (!made.equals(wanted)) {
            alone.close();
            throw new IllegalArgumentException("the score source " + wanted + " of " + strategy
                    + ", which is in force, cannot be made again. Maybe it was not kept");
        }
        return alone;
    }

    /** Whatever mode people set, and whether or not it may go into positions now. */
    private StrategyDefinition onPaper(StrategyDefinition inForce) {
        boolean paper = inForce.mode() == StrategyMode.PAPER && !inForce.exitsOnly();
        String text = inForce.settings().with(StrategyMode.PAPER, false).in(inForce.text());
        return paper ? inForce : StrategyDefinition.parse(text, feed);
    }

    @Override
    public List<Stretch> past(List<ModelCard> judged, EngineSetup inForce) {
        Strategy strategy = inForce.strategies().getFirst();
        List<ModelCard> cards = new ArrayList<>(judged);
        strategy.source().models().forEach(model -> cards.add(model.card()));
        return past.of(cards, new TreeSet<>(strategy.definition().instruments()));
    }
}
