package io.traider.judging;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestResult;
import io.traider.engine.EngineSetup;
import io.traider.engine.Strategy;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.rule.fact.Model;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Runs a candidate and the score source in force over the same stretches of the past, by the platform's own engine, rules,
 * limits and paper venue, and says which did better and how sure that is. The same past and the same sources give the same
 * figures. For one thread.
 */
public final class Judge {

    private static final long SEED = 20_260_801;

    private final TakerFees fees;
    private final Duration window;

    /** @param window over which inputs are compared once it trades */
    public Judge(TakerFees fees, Duration window) {
        this.fees = fees;
        this.window = window;
    }

    /**
     * What is judged.
     *
     * @param strategy the only one of the setup
     * @param setup with the score source in force; the caller's
     * @param candidate the caller's
     * @param subject what is judged, for people
     * @param cards of the model that is judged, or of all that are weighed; not empty
     * @param trials versions of models and scores that were judged for the strategy, this one included
     */
    public record Question(
            String strategy,
            EngineSetup setup,
            ScoreSource candidate,
            String subject,
            List<ModelCard> cards,
            int trials) {

        public Question {
            cards = List.copyOf(cards);
        }

        Aim aim() {
            return Aim.of(cards).orElseGet(() -> Aim.of(cards.getFirst()));
        }
    }

    /** What came of it, and the page for the reviewer. */
    public record Verdict(JudgementResult result, String page) {}

    /**
     * Judges.
     *
     * @param goOn asked now and then with the share that is done, from 0 to 1
     * @return empty when it was not let go to the end
     * @throws IOException when a stretch cannot be read
     * @throws IllegalArgumentException when nothing of it can be judged
     */
    public Optional<Verdict> judge(Question question, List<Stretch> past, DoublePredicate goOn) throws IOException {
        long began = System.nanoTime();
        Aim aim = question.aim();
        ScoreSource active = question.setup().strategies().getFirst().source();
        DoublePredicate first = share -> goOn.test(share / 2);
        DoublePredicate second = share -> goOn.test(0.5 + share / 2);
        Hearing candidate = new Hearing(aim, fees, positions(question.candidate()));
        Hearing before = new Hearing(aim, fees, positions(active));
        boolean finished = hear(question, question.candidate(), past, candidate, first)
                && hear(question, active, past, before, second);
        if (!finished) {
            return Optional.empty();
        }
        JudgementResult result = result(question, past, aim, candidate, before, (System.nanoTime() - began) / 1e9);
        return Optional.of(new Verdict(result, new JudgementPage(question, result, candidate, before).html()));
    }

    private static int[] positions(ScoreSource source) {
        return Observed.positions(inputs(source), FeatureEngine.SET.names());
    }

    private static List<String> inputs(ScoreSource source) {
        return inputs(source.models().stream().map(OnnxModel::card).toList());
    }

    /** What models read, each feature once. */
    static List<String> inputs(List<ModelCard> cards) {
        return cards.stream().flatMap(card -> card.inputs().stream()).distinct().toList();
    }

    private static boolean hear(
            Question question, ScoreSource source, List<Stretch> past, Hearing hearing, DoublePredicate goOn)
            throws IOException {
        try (ScoreSource own = source.twin()) {
            EngineSetup made = question.setup().with(question.strategy(), own);
            for (int i = 0; i < past.size(); i++) {
                int done = i;
                Stretch stretch = past.get(i);
                try (var events = stretch.events().open()) {
                    BacktestResult result = new Backtest(stretch.plan(), made)
                            .run(events, hearing.begin(stretch, share -> goOn.test((done + share) / past.size())));
                    if (!result.finished()) {
                        result.unfailed();
                        return false;
                    }
                    hearing.end(result);
                }
            }
        }
        return true;
    }

    private JudgementResult result(
            Question question, List<Stretch> past, Aim aim, Hearing candidate, Hearing before, double seconds) {
        ScoreSource active = question.setup().strategies().getFirst().source();
        SideFigures would = SideFigures.of(
                question.candidate().label(), question.candidate().hash(), candidate, aim, question.trials(), SEED);
        SideFigures was = SideFigures.of(active.label(), active.hash(), before, aim, 1, SEED);
        boolean recorded = past.stream().allMatch(Stretch::recorded);
        Estimate gain = gain(candidate.outcomes(), before.outcomes(), aim);
        List<String> history = past.stream().map(Stretch::words).toList();
        Reference reference = Reference.of(
                String.join("; ", history),
                window,
                inputs(question.candidate()),
                candidate.observed(),
                would.scores(),
                would.profit(),
                setting(question));
        return new JudgementResult(
                history,
                recorded,
                aim.what(),
                aim.horizon().toString(),
                would,
                was,
                gain,
                question.trials(),
                Cautions.of(would, gain, recorded, decides(question), question.trials(), question.cards()),
                reference,
                seconds);
    }

    private static String setting(Question question) {
        Strategy strategy = question.setup().strategies().getFirst();
        return Reference.setting(
                strategy.definition().setting(), strategy.rules().pack().hash());
    }

    private static boolean decides(Question question) {
        return question.setup().strategies().getFirst().rules().pack().reads(Model.class);
    }

    /** Of the scores that both made at the same moment. */
    private static Estimate gain(List<Outcome> candidate, List<Outcome> active, Aim aim) {
        record Moment(int stretch, Object instrument, long nanos) {}
        Map<Moment, Outcome> known = new HashMap<>();
        active.forEach(each -> known.put(new Moment(each.stretch(), each.instrument(), each.nanos()), each));
        List<Outcome> both = new ArrayList<>();
        Map<Outcome, Double> gains = new HashMap<>();
        for (Outcome each : candidate) {
            Outcome other = known.get(new Moment(each.stretch(), each.instrument(), each.nanos()));
            if (other != null) {
                both.add(each);
                gains.put(each, other.squaredError() - each.squaredError());
            }
        }
        return Estimate.of(
                both, each -> gains.getOrDefault(each, 0.0), 4 * aim.horizon().toNanos());
    }
}
