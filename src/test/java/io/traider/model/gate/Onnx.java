package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

/** Small models, as the usual exporters write them. */
public final class Onnx {

    public static final int FLOAT = 1;
    public static final int INT64 = 7;

    private Onnx() {}

    public static NodeProto.Builder node(String op, List<String> inputs, List<String> outputs) {
        return NodeProto.newBuilder()
                .setName(op.toLowerCase(Locale.ROOT))
                .setOpType(op)
                .addAllInput(inputs)
                .addAllOutput(outputs);
    }

    public static NodeProto.Builder ml(String op, List<String> inputs, List<String> outputs) {
        return node(op, inputs, outputs).setDomain("ai.onnx.ml");
    }

    public static AttributeProto ints(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }

    public static AttributeProto floats(String name, double... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
        Arrays.stream(values).forEach(value -> attribute.addFloats((float) value));
        return attribute.build();
    }

    public static AttributeProto strings(String name, String... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRINGS)
                .addAllStrings(
                        Arrays.stream(values).map(ByteString::copyFromUtf8).toList())
                .build();
    }

    public static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static TensorProto.Builder wholes(String name, long[] dims, long... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(INT64)
                .addAllDims(LongStream.of(dims).boxed().toList())
                .addAllInt64Data(LongStream.of(values).boxed().toList());
    }

    public static TensorProto.Builder numbers(String name, long... dims) {
        Random random = new Random(name.hashCode());
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT)
                .addAllDims(LongStream.of(dims).boxed().toList());
        for (long left = LongStream.of(dims).reduce(1, (a, b) -> a * b); left > 0; left--) {
            tensor.addFloatData((float) (random.nextGaussian() / 3));
        }
        return tensor;
    }

    /** @param dims negative for one that is not fixed */
    public static ValueInfoProto.Builder value(String name, int type, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long dim : dims) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(dim < 0 ? dimension.setDimParam("batch") : dimension.setDimValue(dim));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)));
    }

    public static OperatorSetIdProto opset(String domain, long version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }

    public static ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("test")
                .addOpsetImport(opset("", 17))
                .addOpsetImport(opset("ai.onnx.ml", 3))
                .setGraph(graph.setName("graph"));
    }

    /** A network of one hidden layer, as PyTorch writes it. */
    public static ModelProto.Builder mlp(int features, int hidden) {
        return model(GraphProto.newBuilder()
                .addInput(value("x", FLOAT, -1, features))
                .addOutput(value("score", FLOAT, -1, 1))
                .addInitializer(numbers("w1", hidden, features))
                .addInitializer(numbers("b1", hidden))
                .addInitializer(numbers("w2", 1, hidden))
                .addInitializer(numbers("b2", 1))
                .addNode(node("Gemm", List.of("x", "w1", "b1"), List.of("h")).addAttribute(number("transB", 1)))
                .addNode(node("Relu", List.of("h"), List.of("r")))
                .addNode(node("Gemm", List.of("r", "w2", "b2"), List.of("m"))
                        .setName("out")
                        .addAttribute(number("transB", 1)))
                .addNode(node("Sigmoid", List.of("m"), List.of("score"))));
    }

    /** A scaled logistic regression, as scikit-learn's converter writes it without its ZipMap. */
    public static ModelProto.Builder logistic(int features) {
        double[] weights = new Random(5).doubles(2L * features, -1, 1).toArray();
        double[] ones = new double[features];
        Arrays.fill(ones, 0.5);
        return model(GraphProto.newBuilder()
                .addInput(value("X", FLOAT, -1, features))
                .addOutput(value("label", INT64, -1))
                .addOutput(value("probabilities", FLOAT, -1, 2))
                .addNode(ml("Scaler", List.of("X"), List.of("scaled"))
                        .addAttribute(floats("offset", ones))
                        .addAttribute(floats("scale", ones)))
                .addNode(ml("LinearClassifier", List.of("scaled"), List.of("label", "raw"))
                        .addAttribute(ints("classlabels_ints", 0, 1))
                        .addAttribute(floats("coefficients", weights))
                        .addAttribute(floats("intercepts", 0.1, -0.1))
                        .addAttribute(number("multi_class", 1))
                        .addAttribute(text("post_transform", "LOGISTIC")))
                .addNode(ml("Normalizer", List.of("raw"), List.of("probabilities"))
                        .addAttribute(text("norm", "L1"))));
    }

    /** Full trees of a depth, summed and squashed, as this platform's own converter writes them. */
    public static ModelProto.Builder trees(int trees, int depth, int features) {
        return model(GraphProto.newBuilder()
                .addInput(value("features", FLOAT, -1, features))
                .addOutput(value("score", FLOAT, -1, 1))
                .addNode(ensemble(trees, depth, features))
                .addNode(node("Sigmoid", List.of("margin"), List.of("score"))));
    }

    /** The same trees as a classifier, as onnxmltools writes it without its ZipMap. */
    public static ModelProto.Builder classifier(int trees, int depth, int features) {
        NodeProto.Builder ensemble = ml("TreeEnsembleClassifier", List.of("x"), List.of("label", "probabilities"));
        for (AttributeProto attribute : ensemble(trees, depth, features).getAttributeList()) {
            if (!attribute.getName().equals("n_targets") && !attribute.getName().equals("aggregate_function")) {
                ensemble.addAttribute(attribute.toBuilder()
                        .setName(attribute.getName().replace("target_", "class_"))
                        .build());
            }
        }
        return model(GraphProto.newBuilder()
                .addInput(value("x", FLOAT, -1, features))
                .addOutput(value("label", INT64, -1))
                .addOutput(value("probabilities", FLOAT, -1, 2))
                .addNode(ensemble.addAttribute(ints("classlabels_int64s", 0, 1))
                        .addAttribute(text("post_transform", "LOGISTIC"))));
    }

    public static NodeProto.Builder ensemble(int trees, int depth, int features) {
        Random random = new Random(3);
        int branches = (1 << depth) - 1;
        int nodes = 2 * branches + 1;
        List<Long> tree = new ArrayList<>();
        List<Long> id = new ArrayList<>();
        List<Long> feature = new ArrayList<>();
        List<Float> value = new ArrayList<>();
        List<ByteString> mode = new ArrayList<>();
        List<Long> whenTrue = new ArrayList<>();
        List<Long> whenFalse = new ArrayList<>();
        List<Long> leafTree = new ArrayList<>();
        List<Long> leafNode = new ArrayList<>();
        List<Float> weight = new ArrayList<>();
        for (long t = 0; t < trees; t++) {
            for (long n = 0; n < nodes; n++) {
                boolean leaf = n >= branches;
                tree.add(t);
                id.add(n);
                feature.add(leaf ? 0L : random.nextInt(features));
                value.add(leaf ? 0 : (float) random.nextGaussian());
                mode.add(ByteString.copyFromUtf8(leaf ? "LEAF" : "BRANCH_LEQ"));
                whenTrue.add(leaf ? 0 : 2 * n + 1);
                whenFalse.add(leaf ? 0 : 2 * n + 2);
                if (leaf) {
                    leafTree.add(t);
                    leafNode.add(n);
                    weight.add((float) (random.nextGaussian() / trees));
                }
            }
        }
        NodeProto.Builder node = ml("TreeEnsembleRegressor", List.of("features"), List.of("margin"))
                .setName("trees")
                .addAttribute(number("n_targets", 1))
                .addAttribute(text("aggregate_function", "SUM"));
        list(node, "nodes_treeids", tree);
        list(node, "nodes_nodeids", id);
        list(node, "nodes_featureids", feature);
        list(node, "nodes_truenodeids", whenTrue);
        list(node, "nodes_falsenodeids", whenFalse);
        list(node, "target_treeids", leafTree);
        list(node, "target_nodeids", leafNode);
        list(node, "target_ids", leafTree.stream().map(_ -> 0L).toList());
        return node.addAttribute(real("nodes_values", value))
                .addAttribute(real("target_weights", weight))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("nodes_modes")
                        .setType(AttributeProto.AttributeType.STRINGS)
                        .addAllStrings(mode));
    }

    private static void list(NodeProto.Builder node, String name, List<Long> values) {
        node.addAttribute(ints(name, values.stream().mapToLong(Long::longValue).toArray()));
    }

    private static AttributeProto real(String name, List<Float> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(values)
                .build();
    }

    /** A recurrent network over a window, its last state to one number, as PyTorch writes it with batch_first. */
    public static ModelProto.Builder lstm(int steps, int features, int hidden) {
        return model(GraphProto.newBuilder()
                .addInput(value("window", FLOAT, 1, steps, features))
                .addOutput(value("score", FLOAT, 1, 1))
                .addInitializer(numbers("W", 1, 4L * hidden, features))
                .addInitializer(numbers("R", 1, 4L * hidden, hidden))
                .addInitializer(numbers("B", 1, 8L * hidden))
                .addInitializer(numbers("head", hidden, 1))
                .addInitializer(wholes("axes", new long[] {1}, 0))
                .addNode(node("Transpose", List.of("window"), List.of("time")).addAttribute(ints("perm", 1, 0, 2)))
                .addNode(node("LSTM", List.of("time", "W", "R", "B"), List.of("all", "last"))
                        .addAttribute(number("hidden_size", hidden)))
                .addNode(node("Squeeze", List.of("last", "axes"), List.of("state")))
                .addNode(node("MatMul", List.of("state", "head"), List.of("logit")))
                .addNode(node("Sigmoid", List.of("logit"), List.of("score"))));
    }

    /** The same with sizes that are read from the input, as PyTorch writes it with a dynamic batch. */
    public static ModelProto.Builder lstmOfAnyBatch(int steps, int features, int hidden) {
        ModelProto.Builder model = lstm(steps, features, hidden);
        GraphProto.Builder graph = model.getGraphBuilder();
        List<NodeProto> nodes = new ArrayList<>(graph.getNodeList());
        nodes.set(
                1,
                nodes.get(1).toBuilder()
                        .clearInput()
                        .addAllInput(List.of("time", "W", "R", "B", "", "zeros", "zeros"))
                        .build());
        nodes.addAll(
                1,
                List.of(
                        node("Shape", List.of("window"), List.of("dims")).build(),
                        node("Gather", List.of("dims", "axes"), List.of("batch"))
                                .addAttribute(number("axis", 0))
                                .build(),
                        node("Concat", List.of("one", "batch", "hidden"), List.of("shape"))
                                .addAttribute(number("axis", 0))
                                .build(),
                        node("ConstantOfShape", List.of("shape"), List.of("zeros"))
                                .build()));
        graph.setInput(0, value("window", FLOAT, -1, steps, features))
                .setOutput(0, value("score", FLOAT, -1, 1))
                .addInitializer(wholes("one", new long[] {1}, 1))
                .addInitializer(wholes("hidden", new long[] {1}, hidden))
                .clearNode()
                .addAllNode(nodes);
        return model;
    }
}
