package io.traider.training;

import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures out of sample: the tapes are cut at five places; each time a model is trained on what came before the cut and
 * measured on the tenth that follows, with a gap between them so that no label reaches into what is measured.
 */
final class WalkForward {

    private static final double[] CUTS = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double STEP = 0.1;

    private final Map<String, List<Figures.Outcome>> byTape = new TreeMap<>();

    /** @param gap as a fraction of a tape */
    WalkForward(List<Sample> samples, double gap) throws LGBMException {
        for (double cut : CUTS) {
            List<Sample> before = between(samples, 0, cut - gap);
            List<Sample> after = between(samples, cut, cut + STEP);
            if (!before.isEmpty() && !after.isEmpty()) {
                measure(before, after);
            }
        }
    }

    /** Figures over all tapes whose name starts so. */
    Figures figures(String prefix) {
        List<Figures.Outcome> all = new ArrayList<>();
        byTape.forEach((tape, outcomes) -> {
            if (tape.startsWith(prefix)) {
                all.addAll(outcomes);
            }
        });
        return Figures.of(all);
    }

    private void measure(List<Sample> before, List<Sample> after) throws LGBMException {
        try (Booster booster = Booster.train(before)) {
            double[] scores = booster.score(after);
            for (int i = 0; i < scores.length; i++) {
                Sample sample = after.get(i);
                byTape.computeIfAbsent(sample.tape(), _ -> new ArrayList<>())
                        .add(new Figures.Outcome(scores[i], sample.up()));
            }
        }
    }

    private static List<Sample> between(List<Sample> samples, double from, double to) {
        return samples.stream()
                .filter(sample -> sample.place() >= from && sample.place() < to)
                .toList();
    }
}
