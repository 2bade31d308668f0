package io.traider.model.gate;

import static io.traider.model.gate.Onnx.FLOAT;
import static io.traider.model.gate.Onnx.INT64;
import static io.traider.model.gate.Onnx.floats;
import static io.traider.model.gate.Onnx.ints;
import static io.traider.model.gate.Onnx.ml;
import static io.traider.model.gate.Onnx.node;
import static io.traider.model.gate.Onnx.number;
import static io.traider.model.gate.Onnx.numbers;
import static io.traider.model.gate.Onnx.strings;
import static io.traider.model.gate.Onnx.text;
import static io.traider.model.gate.Onnx.value;
import static io.traider.model.gate.Onnx.wholes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Trees that are none, and what takes or reads more than there is. */
final class HostileTrees {

    private final Corpus corpus;

    private HostileTrees(Corpus corpus) {
        this.corpus = corpus;
    }

    static void addTo(Corpus corpus) {
        HostileTrees all = new HostileTrees(corpus);
        all.trees();
        all.bombs();
        all.overReads();
        all.recurrent();
    }

    private void trees() {
        tree("tree that leads in a circle", "which stands before it", "nodes_truenodeids", 1, 0);
        tree("tree whose node leads to itself", "which stands before it", "nodes_falsenodeids", 1, 1);
        tree("tree with two ways to a node", "another way leads", "nodes_falsenodeids", 0, 1);
        tree("tree with a child that is not there", "which its tree does not have", "nodes_truenodeids", 0, 99);
        tree("tree with a negative child", "which its tree does not have", "nodes_truenodeids", 0, -5);
        tree("tree with an id twice", "there are two of this id", "nodes_nodeids", 2, 1);
        tree("tree with a huge id", "a node's id is 4611686018427387904", "nodes_nodeids", 2, 1L << 62);
        tree("tree of a negative number", "the tree's id is -1", "nodes_treeids", 0, -1);
        tree("two trees of one number", "there are two of this id", "nodes_treeids", 7, 0);
        tree("tree that reads behind the row", "it reads feature 1000000 of 4", "nodes_featureids", 0, 1_000_000);
        tree("tree that reads before the row", "it reads feature -1 of 4", "nodes_featureids", 0, -1);
        tree("weight of a branch", "which is no leaf", "target_nodeids", 0, 0);
        tree("weight of a tree that is not there", "which is no leaf", "target_treeids", 0, 50);
        tree("weight of a target that is not there", "is of target 7 of 1", "target_ids", 0, 7);
        ensemble(
                "trees with fewer nodes than said",
                "'nodes_values' has 1 entries for 14 tree nodes",
                floats("nodes_values", 1));
        ensemble("trees without modes", "'nodes_modes' has 1 entries", strings("nodes_modes", "LEAF"));
        ensemble("trees of no target", "it has 0 targets", number("n_targets", 0));
        ensemble("trees of a billion targets", "it has 1000000000 targets", number("n_targets", 1_000_000_000));
        ensemble("trees with a NaN weight", "number 0 is NaN", floats("target_weights", Double.NaN));
        ensemble("trees with another transform", "'post_transform' is 'EXEC'", text("post_transform", "EXEC"));
        ensemble(
                "trees with too many base values",
                "it has 3 base values for 1 targets",
                floats("base_values", 1, 2, 3));
        NodeProto.Builder modes = Onnx.ensemble(2, 2, Corpus.FEATURES);
        replace(
                modes,
                strings(
                        "nodes_modes",
                        "BRANCH_MAGIC",
                        "BRANCH_LEQ",
                        "BRANCH_LEQ",
                        "LEAF",
                        "LEAF",
                        "LEAF",
                        "LEAF",
                        "BRANCH_LEQ",
                        "BRANCH_LEQ",
                        "BRANCH_LEQ",
                        "LEAF",
                        "LEAF",
                        "LEAF",
                        "LEAF"));
        corpus.changed(
                "tree with an unknown mode",
                "its mode is 'BRANCH_MAGIC'",
                Onnx.trees(2, 2, Corpus.FEATURES),
                g -> g.setNode(0, modes));
        corpus.changed(
                "trees that read what is not known",
                "it cannot be told how many numbers it reads",
                Onnx.trees(2, 2, Corpus.FEATURES),
                g -> g.addNode(0, node("Slice", List.of("features", "from", "to"), List.of("some")))
                        .addInitializer(wholes("from", new long[] {2}, 0, 0))
                        .addInitializer(wholes("to", new long[] {2}, 1, 1))
                        .getNodeBuilder(1)
                        .setInput(0, "some"));
        corpus.changed(
                "trees with labels that are texts",
                "its labels are texts",
                Onnx.classifier(2, 2, Corpus.FEATURES),
                g -> {
                    NodeProto.Builder node = g.getNodeBuilder(0);
                    replace(node, ints("classlabels_int64s"));
                    node.addAttribute(strings("classlabels_strings", "down", "up"));
                });
    }

    private void tree(String name, String says, String attribute, int index, long value) {
        NodeProto.Builder node = Onnx.ensemble(2, 2, Corpus.FEATURES);
        for (int i = 0; i < node.getAttributeCount(); i++) {
            if (node.getAttribute(i).getName().equals(attribute)) {
                node.getAttributeBuilder(i).setInts(index, value);
            }
        }
        corpus.changed(name, says, Onnx.trees(2, 2, Corpus.FEATURES), g -> g.setNode(0, node));
    }

    private void ensemble(String name, String says, AttributeProto attribute) {
        NodeProto.Builder node = Onnx.ensemble(2, 2, Corpus.FEATURES);
        replace(node, attribute);
        corpus.changed(name, says, Onnx.trees(2, 2, Corpus.FEATURES), g -> g.setNode(0, node));
    }

    private static void replace(NodeProto.Builder node, AttributeProto attribute) {
        for (int i = 0; i < node.getAttributeCount(); i++) {
            if (node.getAttribute(i).getName().equals(attribute.getName())) {
                node.setAttribute(i, attribute);
                return;
            }
        }
        node.addAttribute(attribute);
    }

    private void bombs() {
        corpus.mlp(
                "constant of a billion numbers",
                "it makes a tensor of more than 1048576 numbers",
                g -> g.addInitializer(wholes("shape", new long[] {1}, 1L << 30))
                        .addNode(node("ConstantOfShape", List.of("shape"), List.of("bomb"))));
        corpus.mlp(
                "constant of negative size",
                "it makes a tensor of more than",
                g -> g.addInitializer(wholes("shape", new long[] {1}, -1))
                        .addNode(node("ConstantOfShape", List.of("shape"), List.of("bomb"))));
        corpus.mlp(
                "constant whose size overflows",
                "it makes a tensor of more than",
                g -> g.addInitializer(wholes("shape", new long[] {2}, 1L << 32, 1L << 32))
                        .addNode(node("ConstantOfShape", List.of("shape"), List.of("bomb"))));
        corpus.mlp(
                "expanded to a billion numbers",
                "it makes a tensor of more than",
                g -> g.addInitializer(wholes("shape", new long[] {2}, 1L << 30, 1))
                        .addNode(node("Expand", List.of("score", "shape"), List.of("bomb"))));
        corpus.mlp(
                "repeated a billion times",
                "it makes a tensor of more than",
                g -> g.addInitializer(wholes("times", new long[] {2}, 1L << 30, 1))
                        .addNode(node("Tile", List.of("score", "times"), List.of("bomb"))));
        corpus.mlp(
                "range to a billion",
                "it makes a tensor of more than",
                g -> g.addInitializer(wholes("zero", new long[0], 0))
                        .addInitializer(wholes("end", new long[0], 1L << 40))
                        .addInitializer(wholes("step", new long[0], 1))
                        .addNode(node("Range", List.of("zero", "end", "step"), List.of("bomb"))));
        corpus.mlp(
                "size hidden in a constant node",
                "it makes a tensor of more than",
                g -> g.addNode(node("Constant", List.of(), List.of("size"))
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("value")
                                        .setType(AttributeType.TENSOR)
                                        .setT(wholes("", new long[] {1}, 1L << 40))))
                        .addNode(node("ConstantOfShape", List.of("size"), List.of("bomb"))));
        corpus.mlp(
                "size that is scored",
                "the shape of its result depends on values that are scored",
                g -> g.addNode(node("Cast", List.of("x"), List.of("whole")).addAttribute(number("to", INT64)))
                        .addNode(node("ConstantOfShape", List.of("whole"), List.of("bomb"))));
        corpus.mlp(
                "pieces that are scored",
                "depends on values that are scored",
                g -> g.addNode(node("Cast", List.of("x"), List.of("whole")).addAttribute(number("to", INT64)))
                        .addNode(node("Slice", List.of("x", "whole", "whole"), List.of("bomb"))));
        corpus.mlp(
                "resized image",
                "operator 'Resize' is not allowed",
                g -> g.addNode(node("Resize", List.of("score"), List.of("bomb"))));
        corpus.mlp(
                "places of what is not zero",
                "operator 'NonZero' is not allowed",
                g -> g.addNode(node("NonZero", List.of("score"), List.of("bomb"))));
    }

    private void overReads() {
        corpus.changed(
                "regression with too few coefficients", "reads 4 numbers for each of 1 targets", linear(1), g -> {});
        corpus.changed(
                "regression of a billion targets",
                "it has 1000000000 targets",
                linear(4),
                g -> replace(g.getNodeBuilder(0), number("targets", 1_000_000_000)));
        corpus.changed(
                "classifier with too few coefficients",
                "it has 2 coefficients",
                Onnx.logistic(Corpus.FEATURES),
                g -> replace(g.getNodeBuilder(1), floats("coefficients", 1, 2)));
        corpus.changed(
                "classifier with more labels than rows",
                "it has 5 labels and 2 intercepts",
                Onnx.logistic(Corpus.FEATURES),
                g -> replace(g.getNodeBuilder(1), ints("classlabels_ints", 0, 1, 2, 3, 4)));
        corpus.mlp(
                "imputer for fewer columns",
                "'imputed_value_floats' has 2 numbers for 4 columns",
                g -> g.addNode(ml("Imputer", List.of("x"), List.of("filled"))
                        .addAttribute(floats("imputed_value_floats", 1, 2))));
        corpus.changed(
                "scaler for fewer columns",
                "'scale' has 2 numbers for 4 columns",
                Onnx.logistic(Corpus.FEATURES),
                g -> replace(g.getNodeBuilder(0), floats("scale", 1, 2)));
    }

    private void recurrent() {
        lstm(
                "recurrence of another size",
                "'R' has the dimensions [1, 12, 7], it reads [1, 12, 3]",
                g -> g.setInitializer(1, numbers("R", 1, 12, 7)));
        lstm(
                "recurrence that ends too early",
                "'R' has the dimensions [1, 3, 3]",
                g -> g.setInitializer(1, numbers("R", 1, 3, 3)));
        lstm(
                "weights for fewer features",
                "'W' has the dimensions [1, 12, 1], it reads [1, 12, 4]",
                g -> g.setInitializer(0, numbers("W", 1, 12, 1)));
        lstm("bias that ends too early", "'B' has the dimensions [1, 1]", g -> g.setInitializer(2, numbers("B", 1, 1)));
        lstm(
                "layer of no hidden size",
                "its hidden size is 0",
                g -> g.getNodeBuilder(1).clearAttribute());
        lstm(
                "layer of a trillion states",
                "its hidden size is 1099511627776",
                g -> g.getNodeBuilder(1).setAttribute(0, number("hidden_size", 1L << 40)));
        lstm(
                "weights that are scored",
                "'time', is no initializer",
                g -> g.getNodeBuilder(1).setInput(1, "time"));
    }

    private void lstm(String name, String says, Consumer<GraphProto.Builder> change) {
        corpus.changed(name, says, Onnx.lstm(8, Corpus.FEATURES, 3), change);
    }

    /** A network whose recurrence ends too early; without the gate it reads what lies behind it. */
    static ModelProto.Builder overReading() {
        ModelProto.Builder model = Onnx.lstm(8, Corpus.FEATURES, 3);
        model.getGraphBuilder().setInitializer(1, numbers("R", 1, 12, 1));
        return model;
    }

    /** A regression whose weights may end too early. */
    private static ModelProto.Builder linear(int coefficients) {
        double[] weights = new double[coefficients];
        Arrays.fill(weights, 1);
        return Onnx.model(GraphProto.newBuilder()
                .addInput(value("x", FLOAT, -1, Corpus.FEATURES))
                .addOutput(value("score", FLOAT, -1, 1))
                .addNode(ml("LinearRegressor", List.of("x"), List.of("score"))
                        .addAttribute(floats("coefficients", weights))
                        .addAttribute(floats("intercepts", 0))
                        .addAttribute(number("targets", 1))));
    }
}
