package io.traider.training;

import java.util.Comparator;
import java.util.List;

/**
 * How good probabilities are.
 *
 * @param rows measured on
 * @param upShare fraction that rose
 * @param auc area under the receiver operating characteristic; 0.5 is chance
 * @param hitRate fraction on the right side of one half
 * @param brier mean squared error; 0.25 is chance
 */
record Figures(int rows, double upShare, double auc, double hitRate, double brier) {

    /** A probability of a rise, and whether it rose. */
    record Outcome(double score, boolean up) {}

    static Figures of(List<Outcome> outcomes) {
        int rows = outcomes.size();
        long ups = outcomes.stream().filter(Outcome::up).count();
        double hits = 0;
        double squares = 0;
        for (Outcome outcome : outcomes) {
            hits += (outcome.score > 0.5) == outcome.up ? 1 : 0;
            double error = outcome.score - (outcome.up ? 1 : 0);
            squares += error * error;
        }
        return new Figures(rows, (double) ups / rows, auc(outcomes, ups), hits / rows, squares / rows);
    }

    /** Mann-Whitney: the mean rank of what rose, ties sharing their ranks. */
    private static double auc(List<Outcome> outcomes, long ups) {
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::score))
                .toList();
        double rankSum = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            int upsHere = 0;
            while (to < sorted.size() && sorted.get(to).score == sorted.get(from).score) {
                upsHere += sorted.get(to++).up ? 1 : 0;
            }
            rankSum += upsHere * (from + to + 1) / 2.0;
            from = to;
        }
        long downs = sorted.size() - ups;
        return (rankSum - ups * (ups + 1) / 2.0) / ((double) ups * downs);
    }
}
