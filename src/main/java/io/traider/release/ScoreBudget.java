package io.traider.release;

import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.ScoreSpec;
import io.traider.model.TrialFigures;
import io.traider.release.ReleaseRefused.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What models took when they were checked on this machine, held against how long the strategies let a score take. */
final class ScoreBudget {

    private static final String ADVICE = "Maybe a smaller model, or a greater scoreBudgetMicros in the strategy's file";

    private final ModelView models;
    private final ToDoubleFunction<String> budgets;

    /** @param budgets microseconds by strategy */
    ScoreBudget(ModelView models, ToDoubleFunction<String> budgets) {
        this.models = models;
        this.budgets = budgets;
    }

    /** What is wrong with a model that was just measured, for the strategies that score by a model of its name. */
    List<ModelFinding> slow(ModelCard card, ModelReport report, Map<String, ScoreSpec> scores) {
        List<ModelFinding> found = new ArrayList<>();
        TrialFigures figures = report.figures();
        if (figures == null) {
            return found;
        }
        ScoreSpec.Member member = new ScoreSpec.Member(card.name(), card.version(), report.hash(), card.hash(), 1);
        scores.forEach((strategy, now) -> {
            if (now.members().stream().anyMatch(each -> each.model().equals(card.name()))) {
                double micros = others(now, card.name()) + figures.p99Micros();
                double budget = budgets.applyAsDouble(strategy);
                if (micros > budget) {
                    found.add(ModelFinding.problem(
                            "",
                            words(strategy, budget, now.with(member).label(), micros),
                            String.format(Locale.ROOT, "%.0f", micros),
                            ADVICE));
                }
            }
        });
        return found;
    }

    private static String words(String strategy, double budget, String label, double micros) {
        return String.format(
                Locale.ROOT,
                "strategy %s lets a score take %,.0f µs, and of %s a hundredth took %,.0f µs or more when it was"
                        + " checked on this machine",
                strategy,
                budget,
                label,
                micros);
    }

    /** @throws ReleaseRefused when its models took longer than the strategy lets a score take; those that shipped count as nothing */
    void keep(String strategy, ScoreSpec spec) {
        double micros = others(spec, "");
        double budget = budgets.applyAsDouble(strategy);
        if (micros > budget) {
            throw new ReleaseRefused(Code.INVALID, words(strategy, budget, spec.label(), micros) + ". " + ADVICE);
        }
    }

    /** What the members took, one after another, but for those of a name. */
    private double others(ScoreSpec spec, String name) {
        return spec.members().stream()
                .filter(member -> !member.model().equals(name))
                .mapToDouble(this::micros)
                .sum();
    }

    private double micros(ScoreSpec.Member member) {
        return models.find(member.model())
                .flatMap(model -> model.version(member.version()))
                .flatMap(version -> Optional.ofNullable(version.check()))
                .flatMap(check -> Optional.ofNullable(check.figures()))
                .map(TrialFigures::p99Micros)
                .orElse(0.0);
    }
}
