package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions of values, as far as they can be told: enough for what exporters put before an operator that reads as many
 * numbers as its own weights say. A dimension that cannot be told is {@link #UNKNOWN}.
 */
final class Shapes {

    static final long UNKNOWN = -1;

    private static final int BIDIRECTIONAL = 2;

    private final Map<String, long[]> known = new HashMap<>();
    private final Map<String, TensorProto> constants;

    /** @param constants initializers, and what constant nodes made so far */
    Shapes(ModelShape input, Map<String, TensorProto> constants) {
        this.constants = constants;
        known.put(
                input.input(),
                input.steps() == 0
                        ? new long[] {1, input.features()}
                        : new long[] {1, input.steps(), input.features()});
    }

    /** Numbers of a row, of a value of two dimensions; {@link #UNKNOWN} otherwise. */
    int columns(String name) {
        long[] dims = of(name);
        return dims != null && dims.length == 2 ? (int) dims[1] : (int) UNKNOWN;
    }

    /** The last dimension; {@link #UNKNOWN} when it cannot be told. */
    long last(String name) {
        long[] dims = of(name);
        return dims == null || dims.length == 0 ? UNKNOWN : dims[dims.length - 1];
    }

    private long @Nullable [] of(String name) {
        TensorProto constant = constants.get(name);
        return constant == null
                ? known.get(name)
                : constant.getDimsList().stream().mapToLong(Long::longValue).toArray();
    }

    /** Takes the next node. */
    void step(NodeProto node, Operator operator, Attributes attributes) {
        if (node.getInputCount() == 0 || node.getOutputCount() == 0) {
            return;
        }
        if (node.getOpType().equals("LSTM")
                || node.getOpType().equals("GRU")
                || node.getOpType().equals("RNN")) {
            recurrent(node, attributes);
            return;
        }
        boolean scores = node.getOpType().endsWith("Classifier");
        long[] dims = dims(node, operator, attributes);
        if (dims != null && (!scores || node.getOutputCount() > 1)) {
            known.put(node.getOutput(scores ? 1 : 0), dims);
        }
    }

    private long @Nullable [] dims(NodeProto node, Operator operator, Attributes attributes) {
        long[] in = of(node.getInput(0));
        if (operator.widthKept()) {
            return in;
        }
        return switch (node.getOpType()) {
            case "Add", "Sub", "Mul", "Div" -> node.getInputCount() == 2 ? broadcast(in, of(node.getInput(1))) : null;
            case "MatMul" -> product(in, node, false);
            case "Gemm" ->
                attributes.number("transA", 0) != 0 ? null : product(in, node, attributes.number("transB", 0) != 0);
            case "Flatten" -> attributes.number("axis", 1) == 1 ? flat(in) : null;
            case "Concat" -> concat(node, attributes.number("axis", 0));
            case "Reshape" -> reshape(in, wholes(node, 1));
            case "Transpose" -> transpose(in, attributes);
            case "Squeeze" -> squeeze(in, node.getInputCount() > 1 ? wholes(node, 1) : axes(attributes));
            case "ArrayFeatureExtractor" -> row(wholes(node, 1) == null ? UNKNOWN : wholes(node, 1).length);
            case "LinearRegressor" -> row(attributes.number("targets", 1));
            case "TreeEnsembleRegressor" -> row(attributes.number("n_targets", 1));
            case "TreeEnsembleClassifier", "LinearClassifier" ->
                row(Math.max(
                        2,
                        attributes.ints("classlabels_int64s").size()
                                + attributes.ints("classlabels_ints").size()));
            default -> null;
        };
    }

    private static long[] row(long columns) {
        return new long[] {1, columns};
    }

    private long @Nullable [] wholes(NodeProto node, int at) {
        TensorProto constant = node.getInputCount() > at ? constants.get(node.getInput(at)) : null;
        return constant == null ? null : TensorCheck.wholes(constant);
    }

    private static long[] axes(Attributes attributes) {
        return attributes.ints("axes").stream().mapToLong(Long::longValue).toArray();
    }

    private static long @Nullable [] broadcast(long @Nullable [] left, long @Nullable [] right) {
        if (left == null || right == null) {
            return null;
        }
        long[] longer = left.length >= right.length ? left.clone() : right.clone();
        long[] other = left.length >= right.length ? right : left;
        for (int i = 1; i <= other.length; i++) {
            long one = longer[longer.length - i];
            long two = other[other.length - i];
            boolean told = one == two || one == 1 || two == 1;
            longer[longer.length - i] = told && one != UNKNOWN && two != UNKNOWN ? Math.max(one, two) : UNKNOWN;
        }
        return longer;
    }

    /** With a matrix that is known beforehand. */
    private long @Nullable [] product(long @Nullable [] in, NodeProto node, boolean turned) {
        TensorProto matrix = node.getInputCount() > 1 ? constants.get(node.getInput(1)) : null;
        if (in == null || in.length < 2 || matrix == null || matrix.getDimsCount() != 2) {
            return null;
        }
        long[] out = in.clone();
        out[out.length - 1] =
                in[in.length - 1] == matrix.getDims(turned ? 1 : 0) ? matrix.getDims(turned ? 0 : 1) : UNKNOWN;
        return out;
    }

    private static long @Nullable [] flat(long @Nullable [] in) {
        return in == null || in.length < 2 ? null : new long[] {in[0], times(in, 1)};
    }

    /** The product of all dimensions from one on. */
    private static long times(long[] dims, int from) {
        long product = 1;
        for (int i = from; i < dims.length; i++) {
            if (dims[i] < 0 || product * dims[i] > Limits.ELEMENTS) {
                return UNKNOWN;
            }
            product *= dims[i];
        }
        return product;
    }

    private long @Nullable [] concat(NodeProto node, long axis) {
        long sum = 0;
        for (String name : node.getInputList()) {
            long[] dims = of(name);
            if (dims == null || dims.length != 2 || dims[1] < 0 || axis != 1 && axis != -1) {
                return null;
            }
            sum += dims[1];
        }
        return row(sum > Limits.ELEMENTS ? UNKNOWN : sum);
    }

    /** Where 0 keeps a dimension, and -1 takes what the others leave. */
    private static long @Nullable [] reshape(long @Nullable [] in, long @Nullable [] wanted) {
        if (wanted == null) {
            return null;
        }
        long[] out = wanted.clone();
        long others = 1;
        int open = -1;
        for (int i = 0; i < out.length; i++) {
            if (out[i] == 0) {
                out[i] = in == null || i >= in.length ? UNKNOWN : in[i];
                others = out[i] < 0 ? UNKNOWN : others;
            } else if (out[i] == -1) {
                open = i;
            }
            boolean told = others != UNKNOWN && out[i] > 0 && out[i] <= Limits.ELEMENTS && others <= Limits.ELEMENTS;
            others = i == open ? others : told ? others * out[i] : UNKNOWN;
        }
        long all = in == null ? UNKNOWN : times(in, 0);
        if (open >= 0 && others > 0 && all > 0 && all % others == 0) {
            out[open] = all / others;
        }
        return out;
    }

    private static long @Nullable [] transpose(long @Nullable [] in, Attributes attributes) {
        long[] perm =
                attributes.ints("perm").stream().mapToLong(Long::longValue).toArray();
        if (in == null
                || perm.length != in.length
                || Arrays.stream(perm).anyMatch(each -> each < 0 || each >= in.length)) {
            return null;
        }
        return Arrays.stream(perm).map(each -> in[(int) each]).toArray();
    }

    private static long @Nullable [] squeeze(long @Nullable [] in, long @Nullable [] axes) {
        if (in == null || axes == null || axes.length != 1 || axes[0] >= in.length || axes[0] < -in.length) {
            return null;
        }
        int gone = (int) (axes[0] < 0 ? axes[0] + in.length : axes[0]);
        long[] out = new long[in.length - 1];
        System.arraycopy(in, 0, out, 0, gone);
        System.arraycopy(in, gone + 1, out, gone, out.length - gone);
        return out;
    }

    private void recurrent(NodeProto node, Attributes attributes) {
        long[] in = of(node.getInput(0));
        boolean three = in != null && in.length == 3;
        long ways = attributes.text("direction", "forward").equals("bidirectional") ? BIDIRECTIONAL : 1;
        long hidden = attributes.number("hidden_size", UNKNOWN);
        long steps = three ? in[0] : UNKNOWN;
        long rows = three ? in[1] : UNKNOWN;
        known.put(node.getOutput(0), new long[] {steps, ways, rows, hidden});
        for (int i = 1; i < node.getOutputCount(); i++) {
            known.put(node.getOutput(i), new long[] {ways, rows, hidden});
        }
    }
}
