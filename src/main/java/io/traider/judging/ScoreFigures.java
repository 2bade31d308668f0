package io.traider.judging;

import io.traider.report.Ranks;
import java.util.ArrayList;
import java.util.List;

/**
 * How good scores were as probabilities.
 *
 * @param count of outcomes
 * @param base share that came true
 * @param hitRate share on the right side of one half
 * @param brier mean squared error; less is better
 * @param baseBrier that of one who always says the base share
 * @param logLoss mean of minus the logarithm of what was said of what came; less is better
 * @param informationCoefficient Spearman's rank correlation of score and gross return
 * @param auc area under the receiver operating characteristic; 0.5 is chance
 * @param calibrationError mean distance of score and share that came true, over the bins, weighted by their counts
 * @param calibration scores by tenths of 0 to 1, those without a score left out
 */
public record ScoreFigures(
        int count,
        double base,
        Estimate hitRate,
        Estimate brier,
        double baseBrier,
        double logLoss,
        double informationCoefficient,
        double auc,
        double calibrationError,
        List<Bin> calibration) {

    private static final int BINS = 10;
    private static final double LEAST = 1e-6;

    /** Blocks of time that count as independent are so many horizons long. */
    private static final int BLOCK = 4;

    /**
     * Scores that are about the same.
     *
     * @param said their mean
     * @param came the share that came true
     */
    public record Bin(double from, double to, int count, double said, double came) {}

    public ScoreFigures {
        calibration = List.copyOf(calibration);
    }

    /** @throws IllegalArgumentException when there is no outcome */
    static ScoreFigures of(List<Outcome> outcomes, Aim aim) {
        int count = outcomes.size();
        if (count == 0) {
            throw new IllegalArgumentException(
                    "no score came to its horizon of " + aim.horizon() + ". Maybe take a longer stretch of time");
        }
        long block = BLOCK * aim.horizon().toNanos();
        double[] scores = outcomes.stream().mapToDouble(Outcome::score).toArray();
        double[] gross = outcomes.stream().mapToDouble(Outcome::gross).toArray();
        double base = outcomes.stream().mapToInt(Outcome::label).average().orElse(0);
        double[] ranks = Ranks.of(scores);
        List<Bin> bins = bins(outcomes);
        return new ScoreFigures(
                count,
                base,
                Estimate.of(outcomes, Outcome::hit, block),
                Estimate.of(outcomes, Outcome::squaredError, block),
                base * (1 - base),
                outcomes.stream().mapToDouble(ScoreFigures::loss).average().orElse(0),
                Ranks.correlation(ranks, Ranks.of(gross)),
                auc(ranks, outcomes),
                bins.stream()
                                .mapToDouble(bin -> bin.count() * Math.abs(bin.said() - bin.came()))
                                .sum()
                        / count,
                bins);
    }

    /**
     * The area under the curve with the error that it has where there is nothing to learn (Mann-Whitney), widened as that of the
     * hit rate is by how much neighbours hold of the same future.
     */
    Estimate aucEstimate() {
        double trues = base * count;
        double falses = count - trues;
        double alone = Math.sqrt((count + 1.0) / (12 * trues * falses));
        return new Estimate(auc, alone * crowding(), hitRate.blocks());
    }

    /** The rank correlation with its error where there is nothing to learn, widened likewise. */
    Estimate informationEstimate() {
        return new Estimate(informationCoefficient, crowding() / Math.sqrt(count - 1.0), hitRate.blocks());
    }

    private double crowding() {
        double rate = hitRate.value();
        double alone = Math.sqrt(rate * (1 - rate) / count);
        return Math.max(1, hitRate.error() / alone);
    }

    private static double loss(Outcome outcome) {
        double said = outcome.label() == 1 ? outcome.score() : 1 - outcome.score();
        return -StrictMath.log(Math.clamp(said, LEAST, 1));
    }

    /** Mann-Whitney: the mean rank of what came true. */
    private static double auc(double[] ranks, List<Outcome> outcomes) {
        double sum = 0;
        long trues = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += outcomes.get(i).label() * ranks[i];
            trues += outcomes.get(i).label();
        }
        long falses = ranks.length - trues;
        return trues == 0 || falses == 0 ? 0.5 : (sum - trues * (trues + 1) / 2.0) / ((double) trues * falses);
    }

    private static List<Bin> bins(List<Outcome> outcomes) {
        int[] counts = new int[BINS];
        double[] said = new double[BINS];
        double[] came = new double[BINS];
        for (Outcome each : outcomes) {
            int bin = Math.clamp((long) Math.floor(each.score() * BINS), 0, BINS - 1);
            counts[bin]++;
            said[bin] += each.score();
            came[bin] += each.label();
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                bins.add(new Bin(
                        (double) i / BINS, (i + 1.0) / BINS, counts[i], said[i] / counts[i], came[i] / counts[i]));
            }
        }
        return bins;
    }
}
