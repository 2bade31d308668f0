package io.traider.model;

import ai.onnxruntime.OrtException;
import io.traider.domain.FeatureSet;
import io.traider.domain.Score;
import io.traider.model.gate.GateReport;
import io.traider.model.gate.ModelGate;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loaded model. Scores for one thread. Whoever {@link #share() shares} it closes it once; its native memory goes with the
 * last of them, who may be on another thread: closing while it scores would end the process, and a model that is not closed
 * keeps its memory for ever.
 */
public final class OnnxModel implements AutoCloseable {

    private final ModelCard card;
    private final byte[] onnx;
    private final String hash;
    private final int[] positions;
    private final Scorer scorer;
    private final AtomicInteger users = new AtomicInteger(1);
    private long refusals;
    private String refusal = "";

    private OnnxModel(ModelCard card, byte[] onnx, String hash, int[] positions) throws OrtException {
        this.onnx = onnx;
        this.card = card;
        this.hash = hash;
        this.positions = positions;
        this.scorer = Scorer.open(onnx, card.steps(), card.inputs().size());
    }

    /**
     * Loads a model and has it reproduce its golden vectors.
     *
     * @param set that vectors to score will be of
     * @throws IllegalArgumentException when bytes, card and feature set do not belong together
     */
    public static OnnxModel load(byte[] onnx, ModelCard card, FeatureSet set) {
        String hash = Hash.of(onnx);
        if (!hash.equals(card.sha256())) {
            throw new IllegalArgumentException(
                    "model " + card.id() + " has hash " + hash + ", its card says " + card.sha256());
        }
        if (!card.featureSet().equals(set.id())) {
            throw new IllegalArgumentException(
                    "model " + card.id() + " reads " + card.featureSet() + ", not " + set.id());
        }
        GateReport gate = ModelGate.check(onnx);
        if (!gate.passed()) {
            throw new IllegalArgumentException("model " + card.id() + " does not pass the gate: "
                    + gate.findings().getFirst());
        }
        int[] positions = card.inputs().stream().mapToInt(set::indexOf).toArray();
        OnnxModel model;
        try {
            model = new OnnxModel(card, onnx, hash, positions);
        } catch (OrtException | IllegalArgumentException e) {
            throw new IllegalArgumentException("model " + card.id() + " does not load: " + e.getMessage(), e);
        }
        try {
            model.reproduceGolden();
            return model;
        } catch (OrtException e) {
            model.close();
            throw new IllegalArgumentException("model " + card.id() + " does not score: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Loads a model that is shipped with the platform, from {@code models/onnx/<name>/<version>} on the class path. */
    public static OnnxModel shipped(String name, int version, FeatureSet set) {
        ShippedModel shipped = ShippedModel.of(name, version);
        return load(shipped.onnx(), shipped.card(), set);
    }

    /** What names a model file: its SHA-256, hexadecimal. */
    public static String hashOf(byte[] onnx) {
        return Hash.of(onnx);
    }

    /** The model file. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** The same model for another thread, which closes it too. */
    public OnnxModel twin() {
        try {
            return new OnnxModel(card, onnx, hash, positions);
        } catch (OrtException e) {
            throw new IllegalStateException("model " + card.id() + " loaded once and does not again", e);
        }
    }

    /**
     * The same model for somebody else on the same thread, who closes it too.
     *
     * @throws IllegalStateException when everybody has closed it
     */
    public OnnxModel share() {
        if (users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
            throw new IllegalStateException("model " + card.id() + " is closed");
        }
        return this;
    }

    /** Whether everybody has closed it. */
    public boolean closed() {
        return users.get() == 0;
    }

    public ModelCard card() {
        return card;
    }

    /** Name and version, for example {@code direction-1}. */
    public String name() {
        return card.id();
    }

    /** SHA-256 of the model file, hexadecimal. */
    public String hash() {
        return hash;
    }

    /**
     * Scores a vector of the feature set.
     *
     * @return the score, or {@code NaN} when it is refused; {@link #refusal()} then says why
     */
    public double score(double[] features) {
        if (card.steps() > 0) {
            throw new IllegalStateException("model " + card.id() + " reads a window of " + card.steps() + " steps");
        }
        for (int i = 0; i < positions.length; i++) {
            float value = (float) features[positions[i]];
            if (!Float.isFinite(value)) {
                return refuse(card.inputs().get(i) + " is " + features[positions[i]]);
            }
            scorer.input().put(i, value);
        }
        return scored();
    }

    /**
     * Scores a vector of the feature set, or the window that ends with it.
     *
     * @return as {@link #score(double[])} does
     */
    public double score(double[] features, FeatureWindow window) {
        int steps = card.steps();
        if (steps == 0) {
            return score(features);
        }
        if (window.size() < steps) {
            return refuse("window has " + window.size() + " of " + steps + " steps");
        }
        int wrong = window.copy(steps, positions, scorer.input());
        if (wrong >= 0) {
            int width = positions.length;
            return refuse(card.inputs().get(wrong % width) + " is not finite in step " + (wrong / width + 1) + " of "
                    + steps + " of the window");
        }
        return scored();
    }

    private double scored() {
        float score;
        try {
            score = scorer.run();
        } catch (OrtException e) {
            return refuse("the model does not run: " + e.getMessage());
        }
        if (!Float.isFinite(score)) {
            return refuse("the model's score is " + score);
        }
        refusal = "";
        return score;
    }

    /** {@link #score(double[])} as a value. */
    public Score toScore(double[] features) {
        return new Score(card.id(), hash, score(features), refusal);
    }

    /** Why the last vector was refused; empty when it was scored. */
    public String refusal() {
        return refusal;
    }

    /** How many vectors were refused. */
    public long refusals() {
        return refusals;
    }

    /** Gives up one use of it; frees it with the last. */
    @Override
    public void close() {
        if (users.getAndUpdate(count -> Math.max(0, count - 1)) == 1) {
            free();
        }
    }

    private void free() {
        try {
            scorer.close();
        } catch (OrtException e) {
            throw new IllegalStateException("model " + card.id() + " does not close", e);
        }
    }

    private double refuse(String why) {
        refusals++;
        refusal = why;
        return Double.NaN;
    }

    private void reproduceGolden() throws OrtException {
        for (ModelCard.Golden golden : card.golden()) {
            for (int i = 0; i < card.values(); i++) {
                scorer.input().put(i, golden.inputs().get(i).floatValue());
            }
            float score = scorer.run();
            if (!(Math.abs(score - golden.score()) <= ModelTrial.GOLDEN_TOLERANCE)) {
                throw new IllegalArgumentException("model " + card.id() + " scores " + golden.inputs() + " as " + score
                        + ", its card says " + golden.score());
            }
        }
    }
}
