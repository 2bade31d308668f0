package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a graph reads one row or one window of numbers, and gives one score. */
final class PortCheck {

    private static final String ONE_INPUT =
            "Maybe export with one input of floats, [1, features] or [1, steps, features]";
    private static final Set<Integer> BESIDE = Set.of(
            DataType.INT64.getNumber(),
            DataType.INT32.getNumber(),
            DataType.BOOL.getNumber(),
            DataType.FLOAT.getNumber());

    private final GraphProto graph;
    private final Set<String> weights;
    private final Findings findings;

    /** @param weights names of the initializers, which old files list among the inputs */
    PortCheck(GraphProto graph, Set<String> weights, Findings findings) {
        this.graph = graph;
        this.weights = weights;
        this.findings = findings;
    }

    /** The shape of the one input; {@code null} when there is none that can be used. */
    @Nullable
    ModelShape input() {
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(each -> !weights.contains(each.getName()))
                .toList();
        if (inputs.size() != 1) {
            findings.add("graph", "it has " + inputs.size() + " inputs, a model has one", names(inputs), ONE_INPUT);
            return null;
        }
        ValueInfoProto input = inputs.getFirst();
        String where = "input '" + input.getName() + "'";
        if (!isFloats(input)) {
            findings.add(where, "it is " + kind(input.getType()) + ", not floats", kind(input.getType()), ONE_INPUT);
            return null;
        }
        TensorShapeProto dims = input.getType().getTensorType().getShape();
        int rank = dims.getDimCount();
        if (rank != 2 && rank != 3) {
            findings.add(where, "it has " + rank + " dimensions", rank, ONE_INPUT);
            return null;
        }
        int features = fixed(where, "features", dims.getDim(rank - 1), Limits.INPUT_COLUMNS);
        int steps = rank == 2 ? 0 : fixed(where, "steps", dims.getDim(1), Limits.INPUT_STEPS);
        TensorShapeProto.Dimension rows = dims.getDim(0);
        if (rows.hasDimValue() && rows.getDimValue() != 1) {
            findings.add(
                    where,
                    "it reads " + rows.getDimValue() + " rows at once, the engine scores one",
                    rows.getDimValue(),
                    "Maybe export with a batch of 1 or a dynamic batch");
        }
        return features < 0 || steps < 0 ? null : new ModelShape(input.getName(), steps, features, "", 0, Map.of());
    }

    private int fixed(String where, String what, TensorShapeProto.Dimension dim, int most) {
        if (dim.hasDimValue() && dim.getDimValue() >= 1 && dim.getDimValue() <= most) {
            return (int) dim.getDimValue();
        }
        findings.add(
                where,
                "the number of " + what + " is "
                        + (dim.hasDimValue() ? dim.getDimValue() + ", not 1 to " + most : "not fixed"),
                dim.hasDimValue() ? dim.getDimValue() : dim.getDimParam(),
                "Maybe name only the batch among the dynamic axes");
        return -1;
    }

    /**
     * The name of the one output of floats, which is the score; the labels of a classifier may stand beside it.
     *
     * @param made names that nodes make
     */
    String output(Set<String> made) {
        String score = "";
        for (ValueInfoProto output : graph.getOutputList()) {
            String where = "output '" + output.getName() + "'";
            int type = output.getType().getTensorType().getElemType();
            if (!made.contains(output.getName())) {
                findings.add(where, "no node makes it", output.getName());
            } else if (!output.getType().hasTensorType() || !BESIDE.contains(type)) {
                findings.add(
                        where,
                        "it is " + kind(output.getType()) + ", not floats",
                        kind(output.getType()),
                        type == DataType.STRING.getNumber()
                                ? "Maybe train on the labels 0 and 1"
                                : "Maybe export with zipmap=False, and cast the score to float");
            } else if (type == DataType.FLOAT.getNumber()) {
                if (!score.isEmpty()) {
                    findings.add(
                            where,
                            "both '" + score + "' and '" + output.getName() + "' could be the score",
                            output.getName(),
                            "Maybe export with one output of floats");
                }
                score = output.getName();
                sized(where, output);
            }
        }
        if (graph.getOutputCount() == 0 || graph.getOutputCount() > Limits.OUTPUTS) {
            findings.add("graph", "it has " + graph.getOutputCount() + " outputs", names(graph.getOutputList()));
        } else if (score.isEmpty() && !findings.any()) {
            findings.add(
                    "graph",
                    "no output is of floats",
                    names(graph.getOutputList()),
                    "Maybe export with a score as float");
        }
        return score;
    }

    /** What is declared may be no more than two numbers; what is not declared is seen when it is tried. */
    private void sized(String where, ValueInfoProto output) {
        List<TensorShapeProto.Dimension> dims =
                output.getType().getTensorType().getShape().getDimList();
        for (int i = 0; i < dims.size(); i++) {
            TensorShapeProto.Dimension dim = dims.get(i);
            long most = i == 0 && dims.size() > 1 ? 1 : 2;
            if (dim.hasDimValue() && (dim.getDimValue() < 1 || dim.getDimValue() > most)) {
                findings.add(
                        where,
                        "dimension " + i + " of the score is " + dim.getDimValue(),
                        dim.getDimValue(),
                        "A score is one number, or the probabilities of two classes. Maybe train on two classes");
            }
        }
    }

    private static boolean isFloats(ValueInfoProto value) {
        return value.getType().hasTensorType()
                && value.getType().getTensorType().getElemType() == DataType.FLOAT.getNumber();
    }

    private static String kind(TypeProto type) {
        return type.hasTensorType()
                ? "a tensor of " + TensorCheck.name(type.getTensorType().getElemType())
                : "of no type";
    }

    private static List<String> names(List<ValueInfoProto> values) {
        return values.stream().map(ValueInfoProto::getName).toList();
    }
}
