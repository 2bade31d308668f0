package io.traider.release;

import ai.onnxruntime.OrtException;
import io.traider.model.Cards;
import io.traider.model.TestModels;

/** Models as quants upload them: files with cards in good order. */
public final class Candidates {

    private Candidates() {}

    /** A file with the text of its card. */
    public record Candidate(byte[] onnx, String card) {}

    /** A logistic regression with weights by lot. */
    public static Candidate logistic(String name, int version, long seed) {
        return candidate(TestModels.logistic(name, version, seed));
    }

    /** One that scores everything alike. */
    public static Candidate constant(String name, int version, double score) {
        return candidate(TestModels.constant(name, version, score));
    }

    private static Candidate candidate(TestModels.Model model) {
        try {
            String card = Cards.of(
                            model.onnx(), model.card().steps(), model.card().inputs())
                    .replace("name: test", "name: " + model.card().name())
                    .replace("version: 1", "version: " + model.card().version());
            return new Candidate(model.onnx(), card);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
