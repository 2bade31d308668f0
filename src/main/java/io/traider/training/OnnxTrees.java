package io.traider.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes boosted trees for binary classification as an ONNX model of two nodes: a TreeEnsembleRegressor, and the
 * logistic function of its sum. Field numbers are those of {@code onnx.proto3}.
 */
final class OnnxTrees {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int ML_OPSET = 3;
    private static final int FLOAT = 1;

    private final List<String> modes = new ArrayList<>();
    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();
    private final List<Long> trueIds = new ArrayList<>();
    private final List<Long> falseIds = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    private OnnxTrees() {}

    static byte[] write(Trees trees, int inputs, String name, int version, String producer) {
        OnnxTrees onnx = new OnnxTrees();
        for (int i = 0; i < trees.trees().size(); i++) {
            onnx.add(i, trees.trees().get(i));
        }
        return onnx.model(inputs, name, version, producer).toBytes();
    }

    private void add(int id, Trees.Tree tree) {
        int splits = tree.feature().length;
        for (int i = 0; i < splits; i++) {
            node(id, i, "BRANCH_LEQ", tree.feature()[i], down(tree.threshold()[i]));
            trueIds.add(nodeId(tree.left()[i], splits));
            falseIds.add(nodeId(tree.right()[i], splits));
        }
        for (int i = 0; i < tree.leaf().length; i++) {
            node(id, splits + i, "LEAF", 0, 0);
            trueIds.add(0L);
            falseIds.add(0L);
            leafTrees.add((long) id);
            leafNodes.add((long) splits + i);
            weights.add((float) tree.leaf()[i]);
        }
    }

    private void node(int tree, int node, String mode, int feature, float value) {
        treeIds.add((long) tree);
        nodeIds.add((long) node);
        modes.add(mode);
        features.add((long) feature);
        values.add(value);
    }

    private static long nodeId(int child, int splits) {
        return child >= 0 ? child : splits - child - 1;
    }

    /** The largest float that is not above the threshold: then {@code x <= threshold} is the same for every float x. */
    private static float down(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : nearest;
    }

    private ProtoWriter model(int inputs, String name, int version, String producer) {
        ProtoWriter graph = new ProtoWriter()
                .message(1, trees())
                .message(1, sigmoid())
                .text(2, name)
                .message(11, tensor("features", inputs))
                .message(12, tensor("score", 1));
        return new ProtoWriter()
                .number(1, IR_VERSION)
                .text(2, producer)
                .number(5, version)
                .message(7, graph)
                .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
                .message(8, new ProtoWriter().text(1, "ai.onnx.ml").number(2, ML_OPSET));
    }

    /** A node of its own: ONNX Runtime does not apply a regressor's own LOGISTIC when it has one target. */
    private static ProtoWriter sigmoid() {
        return new ProtoWriter()
                .text(1, "margin")
                .text(2, "score")
                .text(3, "logistic")
                .text(4, "Sigmoid");
    }

    private ProtoWriter trees() {
        ProtoWriter node = new ProtoWriter()
                .text(1, "features")
                .text(2, "margin")
                .text(3, "trees")
                .text(4, "TreeEnsembleRegressor")
                .text(7, "ai.onnx.ml");
        node.message(5, new ProtoWriter().text(1, "n_targets").number(3, 1).number(20, 2));
        node.message(5, text("aggregate_function", "SUM"));
        node.message(5, numbers("nodes_treeids", treeIds));
        node.message(5, numbers("nodes_nodeids", nodeIds));
        node.message(5, numbers("nodes_featureids", features));
        node.message(5, floats("nodes_values", values));
        node.message(5, modes());
        node.message(5, numbers("nodes_truenodeids", trueIds));
        node.message(5, numbers("nodes_falsenodeids", falseIds));
        node.message(5, numbers("target_treeids", leafTrees));
        node.message(5, numbers("target_nodeids", leafNodes));
        node.message(5, numbers("target_ids", leafTrees.stream().map(_ -> 0L).toList()));
        node.message(5, floats("target_weights", weights));
        return node;
    }

    private ProtoWriter modes() {
        ProtoWriter attribute = new ProtoWriter().text(1, "nodes_modes");
        modes.forEach(mode -> attribute.text(9, mode));
        return attribute.number(20, 8);
    }

    private static ProtoWriter text(String name, String value) {
        return new ProtoWriter().text(1, name).text(4, value).number(20, 3);
    }

    private static ProtoWriter numbers(String name, List<Long> all) {
        return new ProtoWriter()
                .text(1, name)
                .numbers(8, all.stream().mapToLong(Long::longValue).toArray())
                .number(20, 7);
    }

    private static ProtoWriter floats(String name, List<Float> all) {
        float[] array = new float[all.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = all.get(i);
        }
        return new ProtoWriter().text(1, name).floats(7, array).number(20, 6);
    }

    private static ProtoWriter tensor(String name, int columns) {
        ProtoWriter shape = new ProtoWriter()
                .message(1, new ProtoWriter().text(2, "rows"))
                .message(1, new ProtoWriter().number(1, columns));
        ProtoWriter type = new ProtoWriter().number(1, FLOAT).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, type));
    }
}
