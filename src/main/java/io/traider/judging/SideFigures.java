package io.traider.judging;

import io.traider.domain.Figure;
import io.traider.report.Measure;
import io.traider.report.Performance;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Tries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one side came to.
 *
 * @param label of its score source
 * @param hash of it
 * @param asked times that it was asked
 * @param refused times that it refused
 * @param scores how good they were
 * @param folds the same by five parts of the time, the earliest first: a model that was not made anew for each, so they say how
 *     steady it is
 * @param luck what scores worth nothing would have done
 * @param profit of a minute, dollars after costs
 * @param net dollars after costs
 * @param performance by {@link Measure#key()}: Sharpe, drawdown, turnover and so on; what is not defined is left out
 */
public record SideFigures(
        String label,
        String hash,
        long asked,
        long refused,
        ScoreFigures scores,
        List<Fold> folds,
        Shuffle luck,
        Profit profit,
        double net,
        SortedMap<String, Double> performance) {

    private static final int FOLDS = 5;
    private static final int DRAWS = 199;

    /** Scores of a part of the time. */
    public record Fold(int count, double base, double hitRate, double brier, double informationCoefficient) {}

    public SideFigures {
        folds = List.copyOf(folds);
        performance = Collections.unmodifiableSortedMap(new TreeMap<>(performance));
    }

    static SideFigures of(String label, String hash, Hearing hearing, Aim aim, int trials, long seed) {
        RunReport report = hearing.report(
                label, List.of(Figure.of("score source", hash)), new Tries(Math.max(1, trials), Double.NaN));
        double net = report.samples().getLast().equity()
                - report.samples().getFirst().equity();
        return new SideFigures(
                label,
                hash,
                hearing.asked(),
                hearing.refused(),
                ScoreFigures.of(hearing.outcomes(), aim),
                folds(hearing.outcomes(), aim),
                Shuffle.of(hearing.outcomes(), DRAWS, seed),
                Profit.of(report.samples()),
                net,
                Performance.of(report).byKey());
    }

    private static List<Fold> folds(List<Outcome> outcomes, Aim aim) {
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingInt(Outcome::stretch).thenComparingLong(Outcome::nanos))
                .toList();
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            List<Outcome> part = sorted.subList(i * sorted.size() / FOLDS, (i + 1) * sorted.size() / FOLDS);
            if (!part.isEmpty()) {
                ScoreFigures of = ScoreFigures.of(part, aim);
                folds.add(new Fold(
                        of.count(), of.base(), of.hitRate().value(), of.brier().value(), of.informationCoefficient()));
            }
        }
        return folds;
    }

    /** A figure of the performance; {@code NaN} where it is not defined. */
    public double of(Measure measure) {
        return performance.getOrDefault(measure.key(), Double.NaN);
    }
}
