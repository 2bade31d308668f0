package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a node's operator is one that may be, and its attributes are what they say. */
final class NodeCheck {

    private final Findings findings;
    private final TensorCheck tensors;

    NodeCheck(Findings findings, TensorCheck tensors) {
        this.findings = findings;
        this.tensors = tensors;
    }

    /** For example {@code node 'trees' (TreeEnsembleRegressor)}. */
    static String label(NodeProto node, int index) {
        return "node " + (node.getName().isEmpty() ? String.valueOf(index) : "'" + node.getName() + "'") + " ("
                + node.getOpType() + ")";
    }

    /** The operator; {@code null} when it may not be. */
    @Nullable
    Operator check(String where, NodeProto node) {
        String domain = VersionCheck.domain(node.getDomain());
        Operator operator = Operator.find(domain, node.getOpType());
        if (operator == null) {
            String name = (domain.isEmpty() ? "" : domain + ".") + node.getOpType();
            findings.add(
                    where, "operator '" + name + "' is not allowed", name, Operator.advice(domain, node.getOpType()));
            return null;
        }
        if (node.getOutputCount() == 0) {
            findings.add(where, "it has no output", "");
        }
        if (node.getOpType().equals("Cast")) {
            cast(where, new Attributes(node).number("to", 0));
        }
        Set<String> names = new HashSet<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (!names.add(attribute.getName())) {
                findings.add(where, "attribute '" + attribute.getName() + "' is there twice", attribute.getName());
            }
            attribute(where + ", attribute '" + attribute.getName() + "'", node.getOpType(), attribute);
        }
        return operator;
    }

    private void cast(String where, long to) {
        if (!TensorCheck.mayBe(to)) {
            findings.add(
                    where,
                    "it casts to " + TensorCheck.name((int) to),
                    to,
                    "Maybe one of FLOAT, DOUBLE, INT32, INT64 and BOOL");
        }
    }

    private void attribute(String where, String operator, AttributeProto attribute) {
        boolean fits = switch (attribute.getType()) {
            case FLOAT -> attribute.hasF();
            case INT -> attribute.hasI();
            case STRING -> attribute.hasS();
            case TENSOR -> attribute.hasT();
            case FLOATS, INTS, STRINGS -> true;
            default -> false;
        };
        if (!fits || values(attribute) > 1) {
            findings.add(
                    where,
                    "its type " + attribute.getType() + " is not what it holds",
                    attribute.getType(),
                    "Maybe export the model again with a newer version of onnx");
        } else if (attribute.hasT()) {
            tensors.check(where, attribute.getT());
        } else {
            finite(where, operator, attribute);
        }
    }

    /** How many of the ways to hold a value are used; of several, each reader might believe another. */
    private static int values(AttributeProto attribute) {
        return (attribute.hasF() ? 1 : 0)
                + (attribute.hasI() ? 1 : 0)
                + (attribute.hasS() ? 1 : 0)
                + (attribute.hasT() ? 1 : 0)
                + (attribute.getFloatsCount() > 0 ? 1 : 0)
                + (attribute.getIntsCount() > 0 ? 1 : 0)
                + (attribute.getStringsCount() > 0 ? 1 : 0);
    }

    /** An imputer looks for what is not a number, and a threshold of a tree may be infinite; nothing else may. */
    private void finite(String where, String operator, AttributeProto attribute) {
        if (operator.equals("Imputer") && attribute.getName().equals("replaced_value_float")) {
            return;
        }
        boolean thresholds = attribute.getName().equals("nodes_values");
        List<Float> floats = attribute.hasF() ? List.of(attribute.getF()) : attribute.getFloatsList();
        for (int i = 0; i < floats.size(); i++) {
            float value = floats.get(i);
            if (Float.isNaN(value) || Float.isInfinite(value) && !thresholds) {
                findings.add(
                        where,
                        "number " + i + " is " + value,
                        value,
                        "Maybe the training diverged, or a feature was constant");
                return;
            }
        }
    }
}
