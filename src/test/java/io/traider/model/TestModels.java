package io.traider.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.traider.domain.FeatureSet;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models with weights by lot, of the kinds that quants bring: for tests and measurements, not for trading. */
public final class TestModels {

    /** Known of every instrument that has had books and trades for a while. */
    private static final List<String> KNOWN = List.of(
            "spreadBps",
            "micropriceBps",
            "topImbalance",
            "depthImbalance",
            "deepImbalance",
            "orderFlow",
            "orderFlowSlow",
            "tradeFlow",
            "tradeFlowSlow",
            "momentumBps",
            "momentumSlowBps",
            "volatilityBps",
            "volatilityRatio",
            "tradePace",
            "emaGapBps",
            "macdBps");

    private static final int GOLDEN = 2;

    private final String name;
    private final int version;
    private final List<String> inputs;
    private final Random random;
    private int steps;
    private int stepMillis;

    private TestModels(String name, int version, List<String> inputs, long seed) {
        this.name = name;
        this.version = version;
        this.inputs = List.copyOf(inputs);
        this.random = new Random(seed);
    }

    /** A logistic regression on the first features of a book. */
    public static Model logistic(String name, int version, long seed) {
        return new TestModels(name, version, KNOWN.subList(0, 5), seed).logistic();
    }

    /** One that scores everything alike. */
    public static Model constant(String name, int version, double score) {
        TestModels one = new TestModels(name, version, KNOWN.subList(0, 1), 1);
        Proto graph = new Proto()
                .message(1, Proto.node("Gemm", "", "features,weights,bias", "sum"))
                .message(1, Proto.node("Sigmoid", "", "sum", "score"))
                .message(5, Proto.constant("weights", new float[1], 1, 1))
                .message(5, Proto.constant("bias", new float[] {(float) Math.log(score / (1 - score))}, 1));
        return one.made(graph);
    }

    /** One whose scores are beyond all bounds of a probability. */
    public static Model linear(String name, int version, float bias) {
        TestModels one = new TestModels(name, version, KNOWN.subList(0, 1), 1);
        Proto graph = new Proto()
                .message(1, Proto.node("Gemm", "", "features,weights,bias", "score"))
                .message(5, Proto.constant("weights", new float[1], 1, 1))
                .message(5, Proto.constant("bias", new float[] {bias}, 1));
        return one.made(graph);
    }

    /** Full trees. */
    public static Model trees(String name, int version, int trees, int depth, FeatureSet set, long seed) {
        List<String> inputs = set.names().subList(0, Math.min(20, set.size()));
        return new TestModels(name, version, inputs, seed).trees(trees, depth);
    }

    /** A recurrent net over a window. */
    public static Model lstm(String name, int version, int steps, int inputs, int hidden, int stepMillis, long seed) {
        TestModels one = new TestModels(name, version, KNOWN.subList(0, inputs), seed);
        one.steps = steps;
        one.stepMillis = stepMillis;
        return one.lstm(hidden);
    }

    /** A model file with its card. */
    public record Model(byte[] onnx, ModelCard card) {

        public OnnxModel load(FeatureSet set) {
            return OnnxModel.load(onnx, card, set);
        }

        /** The same file under another version. */
        public Model as(int version) {
            ModelCard other = new ModelCard(
                    card.name(),
                    version,
                    card.featureSet(),
                    card.inputs(),
                    card.predicts(),
                    card.trainedOn(),
                    card.figures(),
                    card.limits(),
                    card.sha256(),
                    card.golden(),
                    card.steps(),
                    card.stepMillis());
            return new Model(onnx, other);
        }

        /** As a spec names it. */
        public ScoreSpec.Member member(double weight) {
            return new ScoreSpec.Member(card.name(), card.version(), card.sha256(), card.hash(), weight);
        }
    }

    private float[] lot(int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private Model logistic() {
        Proto graph = new Proto()
                .message(1, Proto.node("Gemm", "", "features,weights,bias", "sum"))
                .message(1, Proto.node("Sigmoid", "", "sum", "score"))
                .message(5, Proto.constant("weights", lot(inputs.size(), 0.3), inputs.size(), 1))
                .message(5, Proto.constant("bias", lot(1, 0.1), 1));
        return made(graph);
    }

    private Model lstm(int hidden) {
        int width = inputs.size();
        Proto graph = new Proto()
                .message(1, Proto.node("Transpose", "", "features", "steps").wholes("perm", 1, 0, 2))
                .message(
                        1,
                        Proto.node("LSTM", "", "steps,w,r,b", ",last")
                                .whole("hidden_size", hidden)
                                .word("direction", "forward"))
                .message(1, Proto.node("Reshape", "", "last,row", "flat"))
                .message(1, Proto.node("Gemm", "", "flat,weights,bias", "sum"))
                .message(1, Proto.node("Sigmoid", "", "sum", "score"))
                .message(5, Proto.constant("w", lot(4 * hidden * width, 0.2), 1, 4L * hidden, width))
                .message(5, Proto.constant("r", lot(4 * hidden * hidden, 0.2), 1, 4L * hidden, hidden))
                .message(5, Proto.constant("b", lot(8 * hidden, 0.1), 1, 8L * hidden))
                .message(5, Proto.constant("weights", lot(hidden, 0.5), hidden, 1))
                .message(5, Proto.constant("bias", lot(1, 0.1), 1))
                .message(5, Proto.indices("row", 1, hidden));
        return made(graph);
    }

    private Model trees(int trees, int depth) {
        int splits = (1 << depth) - 1;
        int nodes = 2 * splits + 1;
        long[] treeIds = new long[trees * nodes];
        long[] nodeIds = new long[trees * nodes];
        long[] features = new long[trees * nodes];
        long[] left = new long[trees * nodes];
        long[] right = new long[trees * nodes];
        float[] values = lot(trees * nodes, 1);
        String[] modes = new String[trees * nodes];
        int leaves = splits + 1;
        long[] leafTrees = new long[trees * leaves];
        long[] leafNodes = new long[trees * leaves];
        for (int at = 0; at < treeIds.length; at++) {
            int node = at % nodes;
            boolean leaf = node >= splits;
            treeIds[at] = at / nodes;
            nodeIds[at] = node;
            features[at] = leaf ? 0 : random.nextInt(inputs.size());
            left[at] = leaf ? 0 : 2L * node + 1;
            right[at] = leaf ? 0 : 2L * node + 2;
            modes[at] = leaf ? "LEAF" : "BRANCH_LEQ";
        }
        for (int at = 0; at < leafTrees.length; at++) {
            leafTrees[at] = at / leaves;
            leafNodes[at] = splits + at % leaves;
        }
        Proto ensemble = Proto.node("TreeEnsembleRegressor", "ai.onnx.ml", "features", "margin")
                .whole("n_targets", 1)
                .word("aggregate_function", "SUM")
                .wholes("nodes_treeids", treeIds)
                .wholes("nodes_nodeids", nodeIds)
                .wholes("nodes_featureids", features)
                .reals("nodes_values", values)
                .words("nodes_modes", modes)
                .wholes("nodes_truenodeids", left)
                .wholes("nodes_falsenodeids", right)
                .wholes("target_treeids", leafTrees)
                .wholes("target_nodeids", leafNodes)
                .wholes("target_ids", new long[leafTrees.length])
                .reals("target_weights", lot(leafTrees.length, 0.05));
        return made(new Proto().message(1, ensemble).message(1, Proto.node("Sigmoid", "", "margin", "score")));
    }

    private Model made(Proto graph) {
        long[] shape = steps == 0 ? new long[] {1, inputs.size()} : new long[] {1, steps, inputs.size()};
        byte[] onnx =
                Proto.model(graph.message(11, Proto.value("features", shape)).message(12, Proto.value("score", 1, 1)));
        List<ModelCard.Golden> golden = new ArrayList<>();
        for (int i = 0; i < GOLDEN; i++) {
            golden.add(golden(onnx, shape, lot(inputs.size() * Math.max(1, steps), 1)));
        }
        return new Model(
                onnx,
                new ModelCard(
                        name,
                        version,
                        "market-1",
                        inputs,
                        "nothing: its weights are drawn by lot",
                        "nothing",
                        Map.of(),
                        List.of("for tests"),
                        Hash.of(onnx),
                        golden,
                        steps,
                        stepMillis));
    }

    /** Scored apart from the code under test. */
    private static ModelCard.Golden golden(byte[] onnx, long[] shape, float[] values) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            double score = ((float[][]) result.get(0).getValue())[0][0];
            List<Double> inputs = new ArrayList<>();
            for (float value : values) {
                inputs.add((double) value);
            }
            return new ModelCard.Golden(inputs, score);
        } catch (OrtException e) {
            throw new IllegalStateException("a test model does not run", e);
        }
    }

    /** A vector by lot. */
    public static double[] vector(FeatureSet set, Random random) {
        double[] values = new double[set.size()];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return values;
    }
}
