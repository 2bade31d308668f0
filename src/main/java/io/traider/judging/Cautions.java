package io.traider.judging;

import io.traider.model.ModelCard;
import io.traider.report.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a judgement a reviewer should not overlook, in words with numbers. */
final class Cautions {

    private static final double LUCK = 0.05;
    private static final double SURE = 0.95;
    private static final int FEW = 30;

    private final SideFigures candidate;
    private final List<String> found = new ArrayList<>();

    private Cautions(SideFigures candidate) {
        this.candidate = candidate;
    }

    /**
     * @param decides whether a rule of the strategy reads the score
     * @param cards of what is judged; what the cards of several promise is no promise of what they make together
     */
    static List<String> of(
            SideFigures candidate,
            Estimate gain,
            boolean recorded,
            boolean decides,
            int trials,
            List<ModelCard> cards) {
        Cautions cautions = new Cautions(candidate);
        if (!recorded) {
            cautions.add(
                    "Judged on the simulated market alone, by seeds that it was not trained on: it says nothing of the"
                            + " world's markets.");
        }
        if (!decides) {
            cautions.add(
                    "No rule of the strategy reads the score, so candidate and score in force earn the same whatever"
                            + " they say. Maybe judge it for a strategy whose rules read Model.");
        }
        cautions.scores(cards);
        cautions.money(trials);
        if (gain.high() < 0) {
            cautions.add("Its squared error is greater than that of the score in force, by %.5f (95 %%: %.5f to %.5f)."
                    .formatted(-gain.value(), -gain.high(), -gain.low()));
        }
        return cautions.found;
    }

    private void add(String text) {
        found.add(text);
    }

    private void scores(List<ModelCard> cards) {
        ScoreFigures scores = candidate.scores();
        if (candidate.luck().pValue() > LUCK) {
            add(text(
                    "Scores at other times do as well as its own in %d of %d draws (p = %.3f): luck is no worse an"
                            + " explanation.",
                    candidate.luck().better(),
                    candidate.luck().draws(),
                    candidate.luck().pValue()));
        }
        if (scores.brier().value() >= scores.baseBrier()) {
            add(text(
                    "Its Brier score of %.4f is no better than the %.4f of always saying the base rate of %.3f.",
                    scores.brier().value(), scores.baseBrier(), scores.base()));
        }
        long bad = candidate.folds().stream()
                .filter(fold -> fold.informationCoefficient() <= 0)
                .count();
        if (bad > 0) {
            add(text(
                    "In %d of %d parts of the time its scores and the returns go against each other.",
                    bad, candidate.folds().size()));
        }
        if (candidate.refused() > 0) {
            add(text("It refused %d of %d times.", candidate.refused(), candidate.asked()));
        }
        if (cards.size() == 1) {
            overfitted(cards.getFirst());
        }
    }

    /** A card that promises more than the past that its model had not seen gives. */
    private void overfitted(ModelCard card) {
        card.figures().forEach((name, value) -> {
            Estimate found = found(name.toLowerCase(Locale.ROOT));
            if (found != null && value instanceof Number claim) {
                overfitted(name, claim.doubleValue(), found);
            }
        });
    }

    /** What was found of a figure that a card may promise; {@code null} of others, such as that of the worst fold. */
    private @Nullable Estimate found(String name) {
        ScoreFigures scores = candidate.scores();
        if (name.contains("worst") || name.contains("base")) {
            return null;
        }
        if (name.endsWith("hitrate")) {
            return scores.hitRate();
        }
        if (name.endsWith("auc")) {
            return scores.aucEstimate();
        }
        if (name.endsWith("informationcoefficient")) {
            return scores.informationEstimate();
        }
        return name.endsWith("brier") ? scores.brier() : null;
    }

    private void overfitted(String name, double claim, Estimate found) {
        boolean lessIsBetter = name.toLowerCase(Locale.ROOT).endsWith("brier");
        double best = lessIsBetter ? found.low() : found.high();
        if (lessIsBetter ? claim < best : claim > best) {
            add(text(
                    "Its card says %s of %.4f; here it is %.4f (95 %%: %s %.4f). Maybe it is overfitted, or this is"
                            + " another market.",
                    name, claim, found.value(), lessIsBetter ? "down to" : "up to", best));
        }
    }

    private void money(int trials) {
        double deflated = candidate.of(Measure.DEFLATED_SHARPE);
        double trades = candidate.of(Measure.TRADES);
        if (!(deflated >= SURE)) {
            add(text(
                    "Its deflated Sharpe ratio over %d tried version%s is %.3f, below 0.95.",
                    trials, trials == 1 ? "" : "s", deflated));
        }
        if (!(trades >= FEW)) {
            add(text(
                    "Only %.0f round trips: what they earned says little either way.",
                    Double.isNaN(trades) ? 0 : trades));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
