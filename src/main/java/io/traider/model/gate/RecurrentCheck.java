package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Map;

/** Whether the weights of a recurrent layer have the dimensions that its hidden size says; ONNX Runtime takes some that do not. */
final class RecurrentCheck {

    private static final int WEIGHTS = 1;
    private static final int RECURRENCE = 2;
    private static final int BIAS = 3;
    private static final int PEEPHOLES = 7;
    private final Map<String, TensorProto> constants;
    private final Shapes shapes;
    private final Findings findings;

    RecurrentCheck(Map<String, TensorProto> constants, Shapes shapes, Findings findings) {
        this.constants = constants;
        this.shapes = shapes;
        this.findings = findings;
    }

    /** Checks a node if it is such a layer. */
    void check(String where, NodeProto node, Attributes attributes) {
        int gates = switch (node.getOpType()) {
            case "LSTM" -> 4;
            case "GRU" -> 3;
            case "RNN" -> 1;
            default -> 0;
        };
        if (gates == 0) {
            return;
        }
        long hidden = attributes.number("hidden_size", 0);
        if (hidden < 1 || hidden > Limits.INPUT_COLUMNS) {
            findings.add(where, "its hidden size is " + hidden, hidden, "Maybe export again, with hidden_size");
            return;
        }
        long ways = attributes.text("direction", "forward").equals("bidirectional") ? 2 : 1;
        long width = shapes.last(node.getInput(0));
        if (width < 1) {
            findings.add(
                    where,
                    "it cannot be told how many numbers of each step it reads",
                    "",
                    "Maybe let it read the model's input, with nothing but arithmetic before it");
            return;
        }
        dims(where, node, WEIGHTS, List.of(ways, gates * hidden, width));
        dims(where, node, RECURRENCE, List.of(ways, gates * hidden, hidden));
        dims(where, node, BIAS, List.of(ways, 2 * gates * hidden));
        dims(where, node, PEEPHOLES, List.of(ways, 3 * hidden));
    }

    private void dims(String where, NodeProto node, int at, List<Long> wanted) {
        boolean optional = at == BIAS || at == PEEPHOLES;
        String name = at < node.getInputCount() ? node.getInput(at) : "";
        if (name.isEmpty() && optional) {
            return;
        }
        TensorProto weights = constants.get(name);
        if (weights == null) {
            findings.add(
                    where,
                    "input " + at + ", '" + name + "', is no initializer",
                    name,
                    "Maybe export with constant folding");
            return;
        }
        boolean fits = weights.getDimsCount() == wanted.size();
        for (int i = 0; fits && i < wanted.size(); i++) {
            fits = wanted.get(i) == weights.getDims(i);
        }
        if (!fits) {
            findings.add(
                    where,
                    "'" + name + "' has the dimensions " + weights.getDimsList() + ", it reads " + wanted,
                    weights.getDimsList(),
                    "It would read behind the end of its weights. Maybe export the model again");
        }
    }
}
