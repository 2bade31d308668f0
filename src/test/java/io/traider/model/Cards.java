package io.traider.model;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cards for models of tests, with golden vectors that the models score. */
public final class Cards {

    private static final int GOLDEN = 4;

    private Cards() {}

    /** Names of as many features. */
    public static List<String> features(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    }

    /**
     * The text of a card in good order.
     *
     * @param steps 0 for a model that reads one row
     */
    public static String of(byte[] onnx, int steps, List<String> inputs) throws OrtException {
        Random random = new Random(9);
        StringBuilder golden = new StringBuilder();
        try (Scorer scorer = Scorer.open(onnx, steps, inputs.size())) {
            for (int i = 0; i < GOLDEN; i++) {
                List<Double> row = new ArrayList<>();
                for (int j = 0; j < Math.max(1, steps) * inputs.size(); j++) {
                    float value = (float) random.nextGaussian();
                    row.add((double) value);
                    scorer.input().put(j, value);
                }
                golden.append("  - inputs: ")
                        .append(row)
                        .append("\n    score: ")
                        .append(scorer.run())
                        .append('\n');
            }
        }
        return unscored(onnx, steps, inputs, golden.toString());
    }

    /** The same with golden vectors that nobody scored. */
    public static String unscored(byte[] onnx, int steps, List<String> inputs) {
        List<Double> row = IntStream.range(0, Math.max(1, steps) * inputs.size())
                .mapToObj(i -> 0.5)
                .toList();
        return unscored(onnx, steps, inputs, "  - inputs: " + row + "\n    score: 0.5\n");
    }

    private static String unscored(byte[] onnx, int steps, List<String> inputs, String golden) {
        return """
            name: test
            version: 1
            featureSet: market-1
            inputs: %s
            steps: %d
            predicts: Nothing.
            target: up
            horizon: 5s
            trainedOn: nothing
            span: {from: 2026-01-01T00:00:00Z, to: 2026-02-01T00:00:00Z}
            figures: {auc: 0.5}
            limits: [a test]
            sha256: %s
            golden:
            %s\
            """.formatted(inputs, steps, Hash.of(onnx), golden);
    }
}
