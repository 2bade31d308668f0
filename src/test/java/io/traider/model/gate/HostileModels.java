package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.util.List;

/** Files that hostile or unlucky people upload, each with what it is to be told. */
public final class HostileModels {

    private HostileModels() {}

    /**
     * A file.
     *
     * @param says part of the finding that refuses it
     */
    public record Case(String name, byte[] bytes, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them, each under its own name. */
    public static List<Case> all() throws IOException {
        Corpus corpus = new Corpus();
        HostileBytes.addTo(corpus);
        HostileGraphs.addTo(corpus);
        HostilePorts.addTo(corpus);
        HostileTrees.addTo(corpus);
        return corpus.cases();
    }

    /** One by its name. */
    public static Case named(String name) throws IOException {
        return all().stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
    }

    /** A network whose recurrence ends too early; without the gate it reads what lies behind it. */
    public static ModelProto.Builder overReading() {
        return HostileTrees.overReading();
    }
}
