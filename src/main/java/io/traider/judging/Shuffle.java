package io.traider.judging;

import io.traider.domain.InstrumentId;
import io.traider.report.Ranks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether scores foretell returns better than the same scores at other times would: in each stretch of time the scores of all
 * instruments are moved round by the same share of its length, so that scores, returns and instruments keep what they have of
 * themselves and of each other and only lose what ties scores to what followed (circular shifts, after P. Good,
 * <i>Permutation, Parametric and Bootstrap Tests of Hypotheses</i>, 2005).
 *
 * @param draws how many times they were moved
 * @param better how often the moved scores did as well as the true ones, by rank correlation with the returns
 * @param pValue the chance of what was found, or better, were the scores worth nothing
 */
public record Shuffle(int draws, int better, double pValue) {

    /** How near to its own place a series may be moved, as a share of its length. */
    private static final double NEAREST = 0.02;

    private record Key(int stretch, InstrumentId instrument) {}

    static Shuffle of(List<Outcome> outcomes, int draws, long seed) {
        Map<Key, List<Integer>> series = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome each = outcomes.get(i);
            series.computeIfAbsent(new Key(each.stretch(), each.instrument()), _ -> new ArrayList<>())
                    .add(i);
        }
        double[] scores = Ranks.of(outcomes.stream().mapToDouble(Outcome::score).toArray());
        double[] returns =
                Ranks.of(outcomes.stream().mapToDouble(Outcome::gross).toArray());
        double found = Ranks.correlation(scores, returns);
        SplittableRandom random = new SplittableRandom(seed);
        int better = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] moved = moved(scores, series, random);
            better += Ranks.correlation(moved, returns) >= found ? 1 : 0;
        }
        return new Shuffle(draws, better, (1.0 + better) / (1.0 + draws));
    }

    private static double[] moved(double[] scores, Map<Key, List<Integer>> series, SplittableRandom random) {
        Map<Integer, Double> shares = new LinkedHashMap<>();
        double[] moved = new double[scores.length];
        series.forEach((key, places) -> {
            double share = shares.computeIfAbsent(key.stretch(), _ -> random.nextDouble(NEAREST, 1 - NEAREST));
            int shift = (int) (share * places.size());
            for (int i = 0; i < places.size(); i++) {
                moved[places.get(i)] = scores[places.get((i + shift) % places.size())];
            }
        });
        return moved;
    }
}
