package io.traider.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                %s
                sha256: %s
                golden:
                %s""".formatted(String.join(", ", DirectionModel.INPUTS), data(), measured(), limits(), hash, golden());
    }

    /** One line for each tape, so that nobody takes a simulation for a market. */
    private String data() {
        Map<String, Long> counts =
                samples.stream().collect(Collectors.groupingBy(Sample::tape, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(tape -> tape.getKey() + " (" + tape.getValue() + " rows)")
                .collect(Collectors.joining(", "));
    }

    /** Walk-forward, over the simulated and the recorded tapes apart. */
    private String measured() {
        String simulated = measured("simulated", Tapes.SIMULATED);
        return has(Tapes.RECORDED) ? simulated + "\n" + measured("recorded", Tapes.RECORDED) : simulated;
    }

    private String measured(String name, String tapes) {
        Figures measured = figures.figures(tapes);
        return String.format(
                Locale.ROOT,
                "  %1$sRows: %2$d%n  %1$sUpShare: %3$.4f%n  %1$sAuc: %4$.4f%n  %1$sHitRate: %5$.4f%n  %1$sBrier: %6$.4f",
                name,
                measured.rows(),
                measured.upShare(),
                measured.auc(),
                measured.hitRate(),
                measured.brier());
    }

    private String limits() {
        return Stream.of(
                        "Trained almost wholly on a simulator, whose order flow is simpler than any market's.",
                        "A weak opinion among other evidence; far too weak to trade on alone after costs.",
                        "Says nothing of how far the price moves, nor of anything beyond five seconds.",
                        has(Tapes.RECORDED)
                                ? "The recorded rows are eleven minutes of one instrument on one night; their figures"
                                        + " are uncertain by several hundredths."
                                : "Never measured on a real market.")
                .map(limit -> "  - " + limit)
                .collect(Collectors.joining("\n"));
    }

    private boolean has(String tapes) {
        return samples.stream().anyMatch(sample -> sample.tape().startsWith(tapes));
    }

    private String golden() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GOLDEN; i++) {
            int at = (int) ((long) i * (samples.size() - 1) / (GOLDEN - 1));
            StringBuilder inputs = new StringBuilder();
            for (float input : samples.get(at).inputs()) {
                inputs.append(inputs.isEmpty() ? "" : ", ").append((double) input);
            }
            text.append("  - inputs: [")
                    .append(inputs)
                    .append("]\n    score: ")
                    .append(scores[at])
                    .append('\n');
        }
        return text.toString();
    }
}
