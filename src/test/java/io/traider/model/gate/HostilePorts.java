package io.traider.model.gate;

import static io.traider.model.gate.Onnx.FLOAT;
import static io.traider.model.gate.Onnx.INT64;
import static io.traider.model.gate.Onnx.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;

/** Weights, inputs and outputs that are not what they should be. */
final class HostilePorts {

    private final Corpus corpus;

    private HostilePorts(Corpus corpus) {
        this.corpus = corpus;
    }

    static void addTo(Corpus corpus) {
        HostilePorts all = new HostilePorts(corpus);
        all.weights();
        all.ports();
    }

    private void weights() {
        corpus.mlp(
                "dimension -1",
                "a dimension is -1",
                g -> g.getInitializerBuilder(0).setDims(0, -1));
        corpus.mlp(
                "huge dimension",
                "a dimension is 4611686018427387904",
                g -> g.getInitializerBuilder(0).setDims(0, 1L << 62));
        corpus.mlp(
                "dimensions whose product overflows",
                "more than 26214400 numbers in the model",
                g -> g.getInitializerBuilder(0).clearDims().addAllDims(List.of(1L << 24, 1L << 24, 1L << 24)));
        corpus.mlp(
                "twenty dimensions",
                "it has 20 dimensions",
                g -> g.getInitializerBuilder(0).clearDims().addAllDims(Collections.nCopies(20, 1L)));
        corpus.mlp(
                "fewer numbers than dimensions say",
                "say 12 numbers of 4 bytes, it has 1 numbers",
                g -> g.getInitializerBuilder(0).clearFloatData().addFloatData(1));
        corpus.mlp(
                "fewer bytes than dimensions say",
                "say 12 numbers of 4 bytes, it has 7 bytes",
                g -> g.getInitializerBuilder(0).clearFloatData().setRawData(ByteString.copyFrom(new byte[7])));
        corpus.mlp(
                "numbers of another type",
                "and other data",
                g -> g.getInitializerBuilder(0).addInt64Data(1));
        corpus.mlp(
                "texts as weights",
                "'string_data' is not allowed",
                g -> g.addInitializer(TensorProto.newBuilder()
                        .setName("s")
                        .setDataType(8)
                        .addDims(1)
                        .addStringData(ByteString.copyFromUtf8("x"))));
        corpus.mlp(
                "weights of half precision",
                "it is of type FLOAT16",
                g -> g.getInitializerBuilder(0).setDataType(10));
        corpus.mlp(
                "weights of no type",
                "it is of type UNDEFINED",
                g -> g.getInitializerBuilder(0).setDataType(0));
        corpus.mlp(
                "weights of type 77",
                "it is of type number 77",
                g -> g.getInitializerBuilder(0).setDataType(77));
        corpus.mlp(
                "NaN weight",
                "initializer 'w1': number 2 is NaN",
                g -> g.getInitializerBuilder(0).setFloatData(2, Float.NaN));
        corpus.mlp(
                "infinite weight",
                "number 0 is Infinity",
                g -> g.getInitializerBuilder(1).setFloatData(0, Float.POSITIVE_INFINITY));
        corpus.mlp(
                "NaN in raw bytes",
                "number 0 is NaN",
                g -> g.getInitializerBuilder(3)
                        .clearFloatData()
                        .setRawData(ByteString.copyFrom(HostileBytes.of(0, 0, 0xC0, 0x7F))));
    }

    private void ports() {
        corpus.mlp("no input", "it has 0 inputs, a model has one", GraphProto.Builder::clearInput);
        corpus.mlp("two inputs", "it has 2 inputs, a model has one", g -> g.addInput(value("y", FLOAT, -1, 2)));
        corpus.mlp(
                "input of whole numbers",
                "it is a tensor of INT64, not floats",
                g -> g.setInput(0, value("x", INT64, -1, Corpus.FEATURES)));
        corpus.mlp(
                "input of one dimension",
                "it has 1 dimensions",
                g -> g.setInput(0, value("x", FLOAT, Corpus.FEATURES)));
        corpus.mlp(
                "input of any width",
                "the number of features is not fixed",
                g -> g.setInput(0, value("x", FLOAT, -1, -1)));
        corpus.mlp("input of no width", "the number of features is 0", g -> g.setInput(0, value("x", FLOAT, -1, 0)));
        corpus.mlp(
                "input of a million features",
                "the number of features is 1000000",
                g -> g.setInput(0, value("x", FLOAT, -1, 1_000_000)));
        corpus.mlp(
                "batch of 64", "it reads 64 rows at once", g -> g.setInput(0, value("x", FLOAT, 64, Corpus.FEATURES)));
        corpus.mlp(
                "input without a type",
                "it is of no type",
                g -> g.getInputBuilder(0).clearType());
        corpus.changed(
                "window of any length",
                "the number of steps is not fixed",
                Onnx.lstm(8, Corpus.FEATURES, 3),
                g -> g.setInput(0, value("window", FLOAT, 1, -1, Corpus.FEATURES)));
        corpus.mlp("no output", "it has 0 outputs", GraphProto.Builder::clearOutput);
        corpus.mlp("output that no node makes", "no node makes it", g -> g.setOutput(0, value("x", FLOAT, -1, 1)));
        corpus.mlp(
                "output of texts",
                "it is a tensor of STRING, not floats",
                g -> g.setOutput(0, value("score", 8, -1, 1)));
        corpus.mlp(
                "output of doubles",
                "it is a tensor of DOUBLE, not floats",
                g -> g.setOutput(0, value("score", 11, -1, 1)));
        corpus.mlp("two scores", "both 'score' and 'm' could be the score", g -> g.addOutput(value("m", FLOAT, -1, 1)));
        corpus.mlp("labels alone", "no output is of floats", g -> g.setOutput(0, value("score", INT64, -1, 1)));
        corpus.mlp(
                "score of three classes",
                "dimension 1 of the score is 3",
                g -> g.setOutput(0, value("score", FLOAT, -1, 3)));
        corpus.mlp(
                "output that is a sequence",
                "'sequence_type' is not allowed",
                g -> g.getOutputBuilder(0)
                        .setType(TypeProto.newBuilder()
                                .setSequenceType(TypeProto.Sequence.newBuilder()
                                        .setElemType(TypeProto.newBuilder()
                                                .setMapType(TypeProto.Map.newBuilder()
                                                        .setKeyType(INT64))))));
        corpus.mlp(
                "output that may be missing",
                "'optional_type' is not allowed",
                g -> g.getOutputBuilder(0)
                        .setType(TypeProto.newBuilder().setOptionalType(TypeProto.Optional.getDefaultInstance())));
    }
}
