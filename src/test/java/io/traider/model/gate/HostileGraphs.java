package io.traider.model.gate;

import static io.traider.model.gate.Onnx.FLOAT;
import static io.traider.model.gate.Onnx.ml;
import static io.traider.model.gate.Onnx.node;
import static io.traider.model.gate.Onnx.number;
import static io.traider.model.gate.Onnx.numbers;
import static io.traider.model.gate.Onnx.opset;
import static io.traider.model.gate.Onnx.text;
import static io.traider.model.gate.Onnx.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Locale;

/** Graphs with what no model may have. */
final class HostileGraphs {

    private final Corpus corpus;

    private HostileGraphs(Corpus corpus) {
        this.corpus = corpus;
    }

    static void addTo(Corpus corpus) {
        HostileGraphs all = new HostileGraphs(corpus);
        all.forbidden();
        all.externals();
        all.versions();
        all.graphs();
        all.attributes();
    }

    private void forbidden() {
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addOutput(value("y", FLOAT, 1))
                .addNode(node("Identity", List.of("x"), List.of("y")));
        AttributeProto graph = AttributeProto.newBuilder()
                .setName("body")
                .setType(AttributeType.GRAPH)
                .setG(body)
                .build();
        for (String op : List.of("Loop", "If", "Scan")) {
            corpus.mlp(
                    op,
                    "node '" + op.toLowerCase(Locale.ROOT) + "', attribute 'body': 'g' is not allowed",
                    g -> g.addNode(node(op, List.of("x"), List.of("looped")).addAttribute(graph)));
        }
        corpus.mlp(
                "loop without a body",
                "operator 'Loop' is not allowed",
                g -> g.addNode(node("Loop", List.of("x"), List.of("looped"))));
        corpus.mlp(
                "graph hidden in a harmless operator",
                "attribute 'body': 'g' is not allowed",
                g -> g.getNodeBuilder(1).addAttribute(graph));
        corpus.mlp(
                "list of graphs",
                "'graphs' is not allowed",
                g -> g.getNodeBuilder(1)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("bodies")
                                .setType(AttributeType.GRAPHS)
                                .addGraphs(body)));
        corpus.mlp(
                "graphs in graphs, deep",
                "'g' is not allowed",
                g -> g.getNodeBuilder(1).addAttribute(deep(60)));
        corpus.model(
                "local function",
                "'functions' is not allowed",
                m -> m.addFunctions(FunctionProto.newBuilder().setName("f").setDomain("local")));
        corpus.model(
                "training info",
                "'training_info' is not allowed",
                m -> m.addTrainingInfo(TrainingInfoProto.getDefaultInstance()));
        corpus.mlp(
                "attribute of a function",
                "'ref_attr_name' is not allowed",
                g -> g.getNodeBuilder(1)
                        .addAttribute(AttributeProto.newBuilder().setName("a").setRefAttrName("b")));
        corpus.mlp(
                "overload",
                "'overload' is not allowed",
                g -> g.getNodeBuilder(1).setOverload("x"));
        corpus.mlp(
                "sparse initializer",
                "'sparse_initializer' is not allowed",
                g -> g.addSparseInitializer(SparseTensorProto.newBuilder().setValues(numbers("v", 1))));
        corpus.mlp(
                "sparse attribute",
                "'sparse_tensor' is not allowed",
                g -> g.getNodeBuilder(1)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("value")
                                .setType(AttributeType.SPARSE_TENSOR)
                                .setSparseTensor(SparseTensorProto.newBuilder().setValues(numbers("v", 1)))));
        corpus.mlp(
                "type as attribute",
                "'tp' is not allowed",
                g -> g.getNodeBuilder(1)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("t")
                                .setType(AttributeType.TYPE_PROTO)
                                .setTp(TypeProto.getDefaultInstance())));
        corpus.mlp(
                "quantization annotation",
                "'quantization_annotation' is not allowed",
                g -> g.addQuantizationAnnotation(TensorAnnotation.getDefaultInstance()));
        corpus.mlp(
                "operator of another domain",
                "operator 'com.microsoft.FusedGemm' is not allowed",
                g -> g.getNodeBuilder(0).setOpType("FusedGemm").setDomain("com.microsoft"));
        corpus.mlp(
                "operator that nobody has",
                "operator 'RunShell' is not allowed",
                g -> g.getNodeBuilder(1).setOpType("RunShell"));
        corpus.mlp(
                "operator with letters that look alike",
                "operator 'R\u0435lu' is not allowed",
                g -> g.getNodeBuilder(1).setOpType("R\u0435lu"));
        corpus.mlp(
                "random numbers",
                "operator 'RandomNormal' is not allowed",
                g -> g.addNode(node("RandomNormal", List.of(), List.of("noise"))));
        corpus.mlp(
                "ZipMap",
                "operator 'ai.onnx.ml.ZipMap' is not allowed. Maybe export with zipmap=False",
                g -> g.addNode(ml("ZipMap", List.of("score"), List.of("map"))));
        corpus.mlp(
                "text operator",
                "operator 'StringNormalizer' is not allowed",
                g -> g.addNode(node("StringNormalizer", List.of("x"), List.of("t"))));
    }

    private static AttributeProto deep(int depth) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("innermost");
        for (int i = 0; i < depth; i++) {
            AttributeProto body = AttributeProto.newBuilder()
                    .setName("body")
                    .setType(AttributeType.GRAPH)
                    .setG(graph)
                    .build();
            graph = GraphProto.newBuilder()
                    .addNode(node("If", List.of(), List.of("y")).addAttribute(body));
        }
        return graph.getNode(0).getAttribute(0);
    }

    private void externals() {
        StringStringEntryProto location = StringStringEntryProto.newBuilder()
                .setKey("location")
                .setValue("../../../../../../etc/passwd")
                .build();
        corpus.mlp(
                "external data in an initializer",
                "initializer 'w1': 'external_data' is not allowed",
                g -> g.getInitializerBuilder(0)
                        .clearFloatData()
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(location));
        corpus.mlp(
                "external data in an attribute",
                "'external_data' is not allowed",
                g -> g.addNode(
                        0,
                        node("Constant", List.of(), List.of("c"))
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("value")
                                        .setType(AttributeType.TENSOR)
                                        .setT(numbers("t", 1)
                                                .clearFloatData()
                                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                                .addExternalData(location)))));
        corpus.mlp(
                "external data in a sparse tensor",
                "'sparse_initializer' is not allowed",
                g -> g.addSparseInitializer(
                        SparseTensorProto.newBuilder().setValues(numbers("s", 1).addExternalData(location))));
        corpus.mlp(
                "external without a place",
                "its data are somewhere else",
                g -> g.getInitializerBuilder(0).setDataLocation(TensorProto.DataLocation.EXTERNAL));
        corpus.mlp(
                "tensor in segments",
                "'segment' is not allowed",
                g -> g.getInitializerBuilder(0)
                        .setSegment(TensorProto.Segment.newBuilder().setBegin(0).setEnd(9_999_999)));
    }

    private void versions() {
        corpus.model("IR version 0", "version 0 is not one of 4 to 11", m -> m.setIrVersion(0));
        corpus.model("IR version of the future", "version 99 is not one of", m -> m.setIrVersion(99));
        corpus.model("operator set 0", "version 0 is not one of", m -> m.setOpsetImport(0, opset("", 0)));
        corpus.model("operator set 999", "version 999 is not one of", m -> m.setOpsetImport(0, opset("", 999)));
        corpus.model("operator set -1", "version -1 is not one of", m -> m.setOpsetImport(0, opset("", -1)));
        corpus.model("ml operator set 9", "version 9 is not one of", m -> m.setOpsetImport(1, opset("ai.onnx.ml", 9)));
        corpus.model("no operator set", "no operator set is imported", ModelProto.Builder::clearOpsetImport);
        corpus.model("operator set twice", "the domain is imported twice", m -> m.addOpsetImport(opset("ai.onnx", 11)));
        corpus.model(
                "unknown domain",
                "domain 'com.microsoft' is not allowed",
                m -> m.addOpsetImport(opset("com.microsoft", 1)));
    }

    private void graphs() {
        corpus.model("no graph", "it has no nodes", ModelProto.Builder::clearGraph);
        corpus.mlp("empty graph", "it has no nodes", GraphProto.Builder::clearNode);
        corpus.mlp("cycle", "there is a circle", g -> g.getNodeBuilder(1).setInput(0, "m"));
        corpus.mlp(
                "node that reads itself",
                "makes only later",
                g -> g.getNodeBuilder(1).setInput(0, "r"));
        corpus.mlp(
                "input that nothing makes",
                "it reads 'ghost', which nothing makes",
                g -> g.getNodeBuilder(1).setInput(0, "ghost"));
        corpus.mlp(
                "name made twice",
                "it makes 'h', which is there already",
                g -> g.getNodeBuilder(1).setOutput(0, "h"));
        corpus.mlp(
                "name of a weight made again",
                "it makes 'w1', which is there already",
                g -> g.getNodeBuilder(1).setOutput(0, "w1"));
        corpus.mlp(
                "weight twice",
                "initializer 'w1': there are two of this name",
                g -> g.addInitializer(numbers("w1", 3, Corpus.FEATURES)));
        corpus.mlp("weight without a name", "an initializer has no name", g -> g.addInitializer(numbers("", 1)));
        corpus.mlp(
                "two nodes of one name",
                "there are two nodes of this name",
                g -> g.getNodeBuilder(1).setName("out"));
        corpus.mlp(
                "node without output",
                "it has no output",
                g -> g.getNodeBuilder(1).clearOutput());
        corpus.mlp(
                "name of a megabyte",
                "'name' has 1000000 bytes",
                g -> g.getNodeBuilder(0).setName("n".repeat(1_000_000)));
        corpus.mlp(
                "name with control characters",
                "'name' is not readable text",
                g -> g.getNodeBuilder(0).setName("\u001b[2Jgone"));
        corpus.mlp(
                "name of invalid UTF-8",
                "'op_type' is not readable text",
                g -> g.getNodeBuilder(0).setOpTypeBytes(ByteString.copyFrom(HostileBytes.of(0xC3, 0x28))));
        corpus.mlp(
                "documentation of 100 kB", "'doc_string' has 100000 bytes", g -> g.setDocString("d".repeat(100_000)));
        corpus.model(
                "metadata twice",
                "the key is there twice",
                m -> m.addMetadataProps(property("a", "1")).addMetadataProps(property("a", "2")));
    }

    private static StringStringEntryProto property(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private void attributes() {
        corpus.mlp(
                "attribute twice",
                "attribute 'transB' is there twice",
                g -> g.getNodeBuilder(0).addAttribute(number("transB", 0)));
        corpus.mlp(
                "attribute of two kinds",
                "is not what it holds",
                g -> g.getNodeBuilder(0)
                        .addAttribute(number("alpha", 1).toBuilder().setF(2)));
        corpus.mlp(
                "attribute of another kind than it says",
                "is not what it holds",
                g -> g.getNodeBuilder(0)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("alpha")
                                .setType(AttributeType.FLOAT)
                                .setI(1)));
        corpus.mlp(
                "attribute of no kind",
                "is not what it holds",
                g -> g.getNodeBuilder(0)
                        .addAttribute(
                                AttributeProto.newBuilder().setName("alpha").setF(1)));
        corpus.mlp(
                "NaN attribute",
                "number 0 is NaN",
                g -> g.getNodeBuilder(0)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("alpha")
                                .setType(AttributeType.FLOAT)
                                .setF(Float.NaN)));
        corpus.mlp(
                "attribute of a text without end",
                "'s' has 100000 bytes",
                g -> g.getNodeBuilder(0).addAttribute(text("alpha", "a".repeat(100_000))));
        corpus.mlp(
                "cast to text",
                "it casts to STRING",
                g -> g.addNode(node("Cast", List.of("score"), List.of("s")).addAttribute(number("to", 8))));
    }
}
