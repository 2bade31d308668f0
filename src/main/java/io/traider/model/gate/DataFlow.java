package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows through the graph what depends on the values that are scored, and which dimensions values have. No shape may depend on such
 * a value, so that a model needs the same time and memory for every row; and an operator that reads as many numbers of a row
 * as its own weights say must be known to find them there.
 */
final class DataFlow {

    private final Map<String, TensorProto> constants;
    private final Set<String> scored = new HashSet<>();
    private final Shapes shapes;
    private final Findings findings;
    private final WeightCheck weights;
    private final RecurrentCheck recurrent;

    DataFlow(ModelShape input, Map<String, TensorProto> initializers, Findings findings) {
        this.constants = new HashMap<>(initializers);
        this.findings = findings;
        this.shapes = new Shapes(input, constants);
        this.weights = new WeightCheck(findings);
        this.recurrent = new RecurrentCheck(constants, shapes, findings);
        scored.add(input.input());
    }

    /** Takes the next node, whose operator and names have been found to be good. */
    void step(String where, NodeProto node, Operator operator) {
        Attributes attributes = new Attributes(node);
        if (node.getOpType().equals("Constant") && attributes.find("value") != null) {
            constants.put(node.getOutput(0), attributes.find("value").getT());
        }
        for (int at : operator.shaping()) {
            if (at < node.getInputCount()) {
                shaped(where, node, at);
            }
        }
        boolean shapeOnly = node.getOpType().equals("Shape") || node.getOpType().equals("Size");
        if (!shapeOnly && node.getInputList().stream().anyMatch(scored::contains)) {
            scored.addAll(node.getOutputList());
        }
        if (node.getDomain().equals(Operator.ML)) {
            weights.check(where, node, attributes, shapes.columns(node.getInputCount() > 0 ? node.getInput(0) : ""));
        }
        recurrent.check(where, node, attributes);
        shapes.step(node, operator, attributes);
    }

    private void shaped(String where, NodeProto node, int at) {
        String name = node.getInput(at);
        if (scored.contains(name)) {
            findings.add(
                    where,
                    "the shape of its result depends on values that are scored, through '" + name + "'",
                    name,
                    "Maybe export with fixed sizes, so that each row takes the same time and memory");
            return;
        }
        long[] wholes = wholes(name);
        if (wholes != null && makes(node.getOpType()) && !small(node, wholes)) {
            findings.add(
                    where,
                    "it makes a tensor of more than " + Limits.MADE_ELEMENTS + " numbers",
                    Arrays.toString(wholes),
                    "Maybe export with a batch of 1");
        }
    }

    private static boolean makes(String operator) {
        return switch (operator) {
            case "ConstantOfShape", "Expand", "Tile", "Range" -> true;
            default -> false;
        };
    }

    private boolean small(NodeProto node, long[] wholes) {
        if (node.getOpType().equals("Range")) {
            return Arrays.stream(wholes).allMatch(each -> Math.abs(each) <= Limits.MADE_ELEMENTS);
        }
        long elements = 1;
        for (long each : wholes) {
            if (each < 0 || each > Limits.MADE_ELEMENTS) {
                return false;
            }
            elements *= Math.max(1, each);
            if (elements > Limits.MADE_ELEMENTS) {
                return false;
            }
        }
        return true;
    }

    private long @Nullable [] wholes(String name) {
        TensorProto tensor = constants.get(name);
        return tensor == null ? null : TensorCheck.wholes(tensor);
    }
}
