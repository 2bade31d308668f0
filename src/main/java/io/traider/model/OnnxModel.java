package io.traider.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.traider.domain.FeatureSet;
import io.traider.domain.Score;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loaded model. Scores for one thread. Whoever {@link #share() shares} it closes it once; its native memory goes with the
 * last of them, who may be on another thread: closing while it scores would end the process, and a model that is not closed
 * keeps its memory for ever.
 */
public final class OnnxModel implements AutoCloseable {

    /** How far a golden score may be off; trees in single precision agree to about a ten-millionth. */
    private static final double GOLDEN_TOLERANCE = 1e-5;

    private final ModelCard card;
    private final byte[] onnx;
    private final String hash;
    private final int[] positions;
    private final OrtSession session;
    private final FloatBuffer inputBuffer;
    private final FloatBuffer outputBuffer;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final AtomicInteger users = new AtomicInteger(1);
    private long refusals;
    private String refusal = "";

    private OnnxModel(ModelCard card, byte[] onnx, String hash, int[] positions, OrtSession session)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        this.onnx = onnx;
        this.card = card;
        this.hash = hash;
        this.positions = positions;
        this.session = session;
        this.inputBuffer = buffer(card.values());
        this.outputBuffer = buffer(1);
        this.input = OnnxTensor.createTensor(environment, inputBuffer, shape(card));
        this.output = OnnxTensor.createTensor(environment, outputBuffer, new long[] {1, 1});
        this.inputs = Map.of(session.getInputNames().iterator().next(), input);
        this.outputs = Map.of(session.getOutputNames().iterator().next(), output);
    }

    private static long[] shape(ModelCard card) {
        int features = card.inputs().size();
        return card.steps() == 0 ? new long[] {1, features} : new long[] {1, card.steps(), features};
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
        int[] positions = card.inputs().stream().mapToInt(set::indexOf).toArray();
        try {
            OnnxModel model = made(card, onnx, hash, positions);
            try {
                model.reproduceGolden();
                return model;
            } catch (OrtException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException("model " + card.id() + " does not load: " + e.getMessage(), e);
        }
    }

    private static OnnxModel made(ModelCard card, byte[] onnx, String hash, int[] positions) throws OrtException {
        OrtSession session = session(onnx);
        try {
            return new OnnxModel(card, onnx, hash, positions, session);
        } catch (OrtException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Loads a model that is shipped with the platform, from {@code models/onnx/<name>/<version>} on the class path. */
    public static OnnxModel shipped(String name, int version, FeatureSet set) {
        String folder = "models/onnx/" + name + "/" + version + "/";
        ModelCard card = ModelCard.parse(new String(resource(folder + "card.yml"), StandardCharsets.UTF_8));
        return load(resource(folder + "model.onnx"), card, set);
    }

    /** The model file. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** The same model for another thread, which closes it too. */
    public OnnxModel twin() {
        try {
            return made(card, onnx, hash, positions);
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
            inputBuffer.put(i, value);
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
        int wrong = window.copy(steps, positions, inputBuffer);
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
            score = run();
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
        input.close();
        output.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("model " + card.id() + " does not close", e);
        }
    }

    private double refuse(String why) {
        refusals++;
        refusal = why;
        return Double.NaN;
    }

    private float run() throws OrtException {
        outputBuffer.put(0, Float.NaN);
        try (OrtSession.Result _ = session.run(inputs, outputs)) {
            return outputBuffer.get(0);
        }
    }

    private void reproduceGolden() throws OrtException {
        for (ModelCard.Golden golden : card.golden()) {
            for (int i = 0; i < card.values(); i++) {
                inputBuffer.put(i, golden.inputs().get(i).floatValue());
            }
            float score = run();
            if (!(Math.abs(score - golden.score()) <= GOLDEN_TOLERANCE)) {
                throw new IllegalArgumentException("model " + card.id() + " scores " + golden.inputs() + " as " + score
                        + ", its card says " + golden.score());
            }
        }
    }

    private static OrtSession session(byte[] onnx) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            return environment.createSession(onnx, options);
        }
    }

    /** Direct and in native order: ONNX Runtime silently reads stale data from any other. */
    private static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static byte[] resource(String path) {
        try (InputStream in = OnnxModel.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no model file at " + path + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("model file " + path, e);
        }
    }
}
