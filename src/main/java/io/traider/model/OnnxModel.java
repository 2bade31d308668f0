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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A loaded model. For one thread, which also closes it: closing while it scores would end the process, and a model that is
 * not closed keeps its native memory for ever.
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
        this.inputBuffer = buffer(positions.length);
        this.outputBuffer = buffer(1);
        this.input = OnnxTensor.createTensor(environment, inputBuffer, new long[] {1, positions.length});
        this.output = OnnxTensor.createTensor(environment, outputBuffer, new long[] {1, 1});
        this.inputs = Map.of(session.getInputNames().iterator().next(), input);
        this.outputs = Map.of(session.getOutputNames().iterator().next(), output);
    }

    /**
     * Loads a model and has it reproduce its golden vectors.
     *
     * @param set that vectors to score will be of
     * @throws IllegalArgumentException when bytes, card and feature set do not belong together
     */
    public static OnnxModel load(byte[] onnx, ModelCard card, FeatureSet set) {
        String hash = sha256(onnx);
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
            OnnxModel model = new OnnxModel(card, onnx, hash, positions, session(onnx));
            model.reproduceGolden();
            return model;
        } catch (OrtException e) {
            throw new IllegalArgumentException("model " + card.id() + " does not load: " + e.getMessage(), e);
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
            return new OnnxModel(card, onnx, hash, positions, session(onnx));
        } catch (OrtException e) {
            throw new IllegalStateException("model " + card.id() + " loaded once and does not again", e);
        }
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
        for (int i = 0; i < positions.length; i++) {
            float value = (float) features[positions[i]];
            if (!Float.isFinite(value)) {
                return refuse(card.inputs().get(i) + " is " + features[positions[i]]);
            }
            inputBuffer.put(i, value);
        }
        float score = run();
        if (!Float.isFinite(score)) {
            return refuse("the model's score is " + score);
        }
        refusal = "";
        return score;
    }

    /** {@link #score(double[])} as a value that goes into a decision. */
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

    @Override
    public void close() {
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

    private float run() {
        outputBuffer.put(0, Float.NaN);
        try (OrtSession.Result _ = session.run(inputs, outputs)) {
            return outputBuffer.get(0);
        } catch (OrtException e) {
            throw new IllegalStateException("model " + card.id() + " does not run", e);
        }
    }

    private void reproduceGolden() {
        for (ModelCard.Golden golden : card.golden()) {
            for (int i = 0; i < positions.length; i++) {
                inputBuffer.put(i, golden.inputs().get(i).floatValue());
            }
            float score = run();
            if (!(Math.abs(score - golden.score()) <= GOLDEN_TOLERANCE)) {
                close();
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
