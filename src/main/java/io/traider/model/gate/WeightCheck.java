package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.NodeProto;

/** Whether the weights of an operator of classical machine learning are as many as it will read. */
final class WeightCheck {

    private final Findings findings;

    WeightCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param columns numbers of a row that it reads; -1 when that cannot be told */
    void check(String where, NodeProto node, Attributes attributes, int columns) {
        switch (node.getOpType()) {
            case "TreeEnsembleRegressor", "TreeEnsembleClassifier" -> {
                if (wide(where, columns)) {
                    new TreeCheck(where, node.getOpType().endsWith("Classifier"), attributes, columns, findings).run();
                }
            }
            case "LinearRegressor" -> {
                long targets = attributes.number("targets", 1);
                linear(where, attributes, columns, targets, "targets");
            }
            case "LinearClassifier" -> {
                numbered(where, attributes);
                linear(
                        where,
                        attributes,
                        columns,
                        attributes.floats("intercepts").size(),
                        "intercepts");
            }
            case "Scaler" -> {
                perColumn(where, "offset", attributes, columns);
                perColumn(where, "scale", attributes, columns);
            }
            case "Imputer" -> perColumn(where, "imputed_value_floats", attributes, columns);
            default -> {
                // What it reads is checked by ONNX Runtime, or it reads one number at a time.
            }
        }
    }

    private boolean wide(String where, int columns) {
        if (columns < 0) {
            findings.add(
                    where,
                    "it cannot be told how many numbers it reads",
                    "",
                    "Maybe let it read the model's input, or put a Reshape to a fixed width before it");
        }
        return columns > 0;
    }

    private void linear(String where, Attributes attributes, int columns, long rows, String what) {
        int coefficients = attributes.floats("coefficients").size();
        int intercepts = attributes.floats("intercepts").size();
        if (!wide(where, columns)) {
            return;
        }
        if (rows < 1 || rows > Limits.TARGETS) {
            findings.add(where, "it has " + rows + " " + what, rows);
        } else if (coefficients != rows * columns) {
            findings.add(
                    where,
                    "it has " + coefficients + " coefficients, and reads " + columns + " numbers for each of " + rows
                            + " " + what,
                    coefficients,
                    "It could read behind the end of its weights. Maybe export the model again");
        } else if (intercepts != 0 && intercepts != rows) {
            findings.add(where, "it has " + intercepts + " intercepts and " + rows + " " + what, intercepts);
        }
    }

    /** Labels are numbers, and as many as there are rows of weights. */
    private void numbered(String where, Attributes attributes) {
        int texts = attributes.texts("classlabels_strings");
        if (texts > 0) {
            findings.add(
                    where, "its labels are texts", attributes.text("classlabels_strings", 0), "Maybe train on 0 and 1");
            return;
        }
        int labels = attributes.ints("classlabels_ints").size();
        int rows = attributes.floats("intercepts").size();
        if (labels != rows && !(labels == 2 && rows == 1)) {
            findings.add(where, "it has " + labels + " labels and " + rows + " intercepts", labels);
        }
    }

    private void perColumn(String where, String name, Attributes attributes, int columns) {
        int count = attributes.floats(name).size();
        if (wide(where, columns) && count != 1 && count != columns) {
            findings.add(where, "'" + name + "' has " + count + " numbers for " + columns + " columns", count);
        }
    }
}
