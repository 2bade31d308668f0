package io.traider.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of the card: what is said in it is counted or measured here. */
final class DirectionCard {

    private static final int GOLDEN = 5;

    private final List<Sample> samples;
    private final double[] scores;
    private final WalkForward figures;
    private final String hash;

    DirectionCard(List<Sample> samples, double[] scores, WalkForward figures, String hash) {
        this.samples = samples;
        this.scores = scores;
        this.figures = figures;
        this.hash = hash;
    }

    String text() {
        return """
                name: direction
                version: 1
                featureSet: market-1
                inputs: [%s]
                predicts: >-
                  Probability that the mid price stands higher in 5 seconds, given that it moves. 0.5 is no opinion.
                trainedOn: >-
                  %s
                figures:
                %s
                limits:
                  - Not trained on a real market; not for money.
                sha256: %s
                golden:
                %s"""
                .formatted(String.join(", ", DirectionModel.INPUTS), data(), measured(), hash, golden());
    }

    private String data() {
        Map<String, Long> counts = samples.stream()
                .collect(Collectors.groupingBy(Sample::tape, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(tape -> tape.getKey() + " (" + tape.getValue() + " rows)")
                .collect(Collectors.joining(", "));
    }

    private String measured() {
        Figures all = figures.figures("");
        return String.format(
                Locale.ROOT,
                "  outOfSampleRows: %d\n  upShare: %.4f\n  auc: %.4f\n  hitRate: %.4f\n  brier: %.4f",
                all.rows(),
                all.upShare(),
                all.auc(),
                all.hitRate(),
                all.brier());
    }

    private String golden() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GOLDEN; i++) {
            int at = (int) ((long) i * (samples.size() - 1) / (GOLDEN - 1));
            StringBuilder inputs = new StringBuilder();
            for (float input : samples.get(at).inputs()) {
                inputs.append(inputs.isEmpty() ? "" : ", ").append((double) input);
            }
            text.append("  - inputs: [").append(inputs).append("]\n    score: ").append(scores[at]).append('\n');
        }
        return text.toString();
    }
}
