package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects files, most of them made of a small network by one change. */
final class Corpus {

    static final int FEATURES = 4;

    private final List<HostileModels.Case> cases = new ArrayList<>();

    List<HostileModels.Case> cases() {
        return cases;
    }

    void add(String name, byte[] bytes, String says) {
        cases.add(new HostileModels.Case(name, bytes, says));
    }

    /** The network with its graph changed. */
    void mlp(String name, String says, Consumer<GraphProto.Builder> change) {
        changed(name, says, Onnx.mlp(FEATURES, 3), change);
    }

    void changed(String name, String says, ModelProto.Builder model, Consumer<GraphProto.Builder> change) {
        change.accept(model.getGraphBuilder());
        add(name, model.build().toByteArray(), says);
    }

    /** The network with what is around its graph changed. */
    void model(String name, String says, Consumer<ModelProto.Builder> change) {
        ModelProto.Builder model = Onnx.mlp(FEATURES, 3);
        change.accept(model);
        add(name, model.build().toByteArray(), says);
    }
}
