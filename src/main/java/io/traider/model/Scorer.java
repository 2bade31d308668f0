package io.traider.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A session of ONNX Runtime with one pinned input, a row or a window of rows, and one pinned output. Checks nothing of what
 * goes in or comes out. For one thread, which also closes it.
 */
final class Scorer implements AutoCloseable {

    /** Of a classifier's two probabilities, the second is that of what it predicts. */
    private static final int CLASSES = 2;

    private final OrtSession session;
    private final FloatBuffer inputBuffer;
    private final FloatBuffer outputBuffer;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    private Scorer(OrtSession session, String name, long[] shape, int numbers, Target target) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        this.session = session;
        this.inputBuffer = buffer(numbers);
        this.outputBuffer = buffer(target.numbers);
        this.input = OnnxTensor.createTensor(environment, inputBuffer, shape);
        this.output = OnnxTensor.createTensor(environment, outputBuffer, target.shape);
        this.inputs = Map.of(name, input);
        this.outputs = Map.of(target.name, output);
    }

    /** The output that is the score. */
    private record Target(String name, long[] shape, int numbers) {}

    /**
     * Loads a model that {@link io.traider.model.gate.ModelGate} let through.
     *
     * @param steps 0 for a model that reads one row
     * @throws OrtException when ONNX Runtime does not take it
     * @throws IllegalArgumentException when it has not one input of that many numbers and one output that is a score
     */
    static Scorer open(byte[] onnx, int steps, int features) throws OrtException {
        OrtSession session = session(onnx);
        try {
            int numbers = Math.max(1, steps) * features;
            String name = session.getInputNames().iterator().next();
            long[] shape = shape(session.getInputInfo().get(name), steps, features);
            return new Scorer(session, name, shape, numbers, target(session, name, shape, numbers));
        } catch (OrtException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Where the numbers of a row go, by position; of a window row after row, the oldest first. */
    FloatBuffer input() {
        return inputBuffer;
    }

    /** Scores what is in the input; the score may be any number, or none. */
    float run() throws OrtException {
        outputBuffer.put(outputBuffer.capacity() - 1, Float.NaN);
        try (OrtSession.Result _ = session.run(inputs, outputs)) {
            return outputBuffer.get(outputBuffer.capacity() - 1);
        }
    }

    @Override
    public void close() throws OrtException {
        input.close();
        output.close();
        session.close();
    }

    private static long[] shape(NodeInfo node, int steps, int features) {
        if (!(node.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
            throw new IllegalArgumentException("its input is " + node.getInfo() + ", not a tensor of floats");
        }
        long[] shape = info.getShape();
        long[] wanted = steps == 0 ? new long[] {1, features} : new long[] {1, steps, features};
        if (shape.length != wanted.length) {
            throw new IllegalArgumentException("its input has " + shape.length + " dimensions, not " + wanted.length);
        }
        for (int i = 0; i < wanted.length; i++) {
            if (shape[i] >= 0 && shape[i] != wanted[i]) {
                throw new IllegalArgumentException("dimension " + i + " of its input is " + shape[i]
                        + ", where a card with " + steps + " x " + features + " needs " + wanted[i]);
            }
        }
        return wanted;
    }

    /** Asks the model itself, with zeros: what a file declares of its output may be missing. */
    private static Target target(OrtSession session, String name, long[] shape, int numbers) throws OrtException {
        try (OnnxTensor zeros = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer(numbers), shape);
                OrtSession.Result result = session.run(Map.of(name, zeros))) {
            for (Map.Entry<String, OnnxValue> each : result) {
                if (each.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                    long count = tensor.getInfo().getNumElements();
                    if (count < 1 || count > CLASSES) {
                        throw new IllegalArgumentException("output '" + each.getKey() + "' has " + count
                                + " numbers, a score is one, or the probabilities of two classes");
                    }
                    return new Target(each.getKey(), tensor.getInfo().getShape(), (int) count);
                }
            }
        }
        throw new IllegalArgumentException("no output of floats among " + session.getOutputNames());
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
}
