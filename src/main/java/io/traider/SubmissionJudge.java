package io.traider;

import io.traider.judging.JudgementDesk;
import io.traider.release.ModelDesk;
import io.traider.release.ModelVersion;
import io.traider.release.StrategyDesk;
import io.traider.release.StrategyDetail;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Has everything that waits for a review judged without anybody's asking, so that its reviewer finds a judgement: other
 * weights of a strategy's score for that strategy, a model for the
 * first strategy whose rules read its score and that scores by a model of its name, else for the first whose rules read it,
 * since for any other strategy every model does the same.
 */
final class SubmissionJudge {

    private static final Logger LOG = System.getLogger(SubmissionJudge.class.getName());
    private static final String KIND = "onnx:";
    private static final String SCORE = "model:";
    private static final int KNOWN = 200;

    private final ModelDesk models;
    private final StrategyDesk strategies;
    private final JudgementDesk judgements;

    SubmissionJudge(ModelDesk models, StrategyDesk strategies, JudgementDesk judgements) {
        this.models = models;
        this.strategies = strategies;
        this.judgements = judgements;
    }

    /** Looks at what waits already, such as models that came in with a package, and listens until it is closed. */
    AutoCloseable listen() {
        Thread.ofVirtual().name("submissions").start(this::lookAtAll);
        return models.listen(key -> {
            if (key.startsWith(KIND)) {
                Thread.ofVirtual().name("submission").start(() -> look(key.substring(KIND.length())));
            } else if (key.startsWith(SCORE)) {
                Thread.ofVirtual().name("submission").start(() -> lookAtScore(key.substring(SCORE.length())));
            }
        });
    }

    private void lookAtAll() {
        try {
            models.list().forEach(model -> look(model.name()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "models that wait for a review could not be judged", e);
        }
    }

    private synchronized void look(String model) {
        try {
            models.find(model).stream()
                    .flatMap(found -> found.versions().stream())
                    .filter(ModelVersion::awaitsReview)
                    .filter(version -> judgements.list(model, KNOWN).stream()
                            .noneMatch(each -> each.version() == version.number()))
                    .forEach(this::judge);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "model " + model + " could not be judged by itself", e);
        }
    }

    private synchronized void lookAtScore(String strategy) {
        try {
            models.scoreChanges(strategy).stream()
                    .filter(change -> change.state() == ModelVersion.State.IN_REVIEW)
                    .filter(change -> judgements.list(JudgementDesk.scoreOf(strategy), KNOWN).stream()
                            .noneMatch(each -> each.version() == change.version()))
                    .forEach(change -> judgements.judgeScore(strategy, change.version(), change.by()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the score of " + strategy + " could not be judged by itself", e);
        }
    }

    private void judge(ModelVersion version) {
        strategy(version).ifPresent(name -> judgements.judge(version.name(), version.number(), name, version.by()));
    }

    private Optional<String> strategy(ModelVersion version) {
        return first(strategies.list(), strategies::readsScore, version.name());
    }

    /** For whom a model is judged; one that reads no score only where there is no other. */
    static Optional<String> first(List<StrategyDetail> all, Predicate<String> reads, String model) {
        return all.stream()
                .min(Comparator.comparing((StrategyDetail each) -> !reads.test(each.name()))
                        .thenComparing(each -> !scoresBy(each, model)))
                .map(StrategyDetail::name);
    }

    private static boolean scoresBy(StrategyDetail strategy, String model) {
        return strategy.score().spec().members().stream()
                .anyMatch(member -> member.model().equals(model));
    }
}
