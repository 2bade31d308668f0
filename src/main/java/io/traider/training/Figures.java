package io.traider.training;

import io.traider.report.Ranks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good probabilities are, on rows that their model had not seen.
 *
 * @param rows measured on
 * @param upShare fraction whose label is 1
 * @param auc area under the receiver operating characteristic; 0.5 is chance
 * @param worstFoldAuc the least of those of the folds
 * @param hitRate fraction on the right side of one half
 * @param brier mean squared error
 * @param baseBrier that of one who always says the share
 * @param informationCoefficient Spearman's rank correlation of score and return
 */
record Figures(
        int rows,
        double upShare,
        double auc,
        double worstFoldAuc,
        double hitRate,
        double brier,
        double baseBrier,
        double informationCoefficient) {

    /**
     * A score and what came of it.
     *
     * @param gross return of mid, bps
     */
    record Outcome(int fold, double score, boolean up, double gross) {}

    static Figures of(List<Outcome> outcomes) {
        int rows = outcomes.size();
        double share = (double) outcomes.stream().filter(Outcome::up).count() / rows;
        double hits = 0;
        double squares = 0;
        for (Outcome outcome : outcomes) {
            hits += (outcome.score > 0.5) == outcome.up ? 1 : 0;
            double error = outcome.score - (outcome.up ? 1 : 0);
            squares += error * error;
        }
        double worst = outcomes.stream()
                .mapToInt(Outcome::fold)
                .distinct()
                .mapToDouble(fold ->
                        auc(outcomes.stream().filter(each -> each.fold == fold).toList()))
                .min()
                .orElse(0.5);
        return new Figures(
                rows,
                share,
                auc(outcomes),
                worst,
                hits / rows,
                squares / rows,
                share * (1 - share),
                Ranks.correlation(
                        Ranks.of(outcomes.stream().mapToDouble(Outcome::score).toArray()),
                        Ranks.of(outcomes.stream().mapToDouble(Outcome::gross).toArray())));
    }

    /** As a card has them, each name after a prefix, of four decimals. */
    Map<String, Object> named(String prefix) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(prefix + "Rows", rows);
        named.put(prefix + "UpShare", rounded(upShare));
        named.put(prefix + "Auc", rounded(auc));
        named.put(prefix + "WorstFoldAuc", rounded(worstFoldAuc));
        named.put(prefix + "HitRate", rounded(hitRate));
        named.put(prefix + "Brier", rounded(brier));
        named.put(prefix + "BaseBrier", rounded(baseBrier));
        named.put(prefix + "InformationCoefficient", rounded(informationCoefficient));
        return named;
    }

    private static double rounded(double value) {
        return Math.rint(1e4 * value) / 1e4;
    }

    /** Mann-Whitney: the mean rank of what rose. */
    private static double auc(List<Outcome> outcomes) {
        double[] ranks = Ranks.of(outcomes.stream().mapToDouble(Outcome::score).toArray());
        double rankSum = 0;
        long ups = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (outcomes.get(i).up) {
                rankSum += ranks[i];
                ups++;
            }
        }
        long downs = ranks.length - ups;
        return ups == 0 || downs == 0 ? 0.5 : (rankSum - ups * (ups + 1) / 2.0) / ((double) ups * downs);
    }
}
