package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a parsed model node by node, in the order in which it is run. */
final class GraphCheck {

    private final ModelProto model;
    private final GraphProto graph;
    private final Findings findings;
    private final TensorCheck tensors;
    private final Map<String, TensorProto> weights = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, Integer> makers = new HashMap<>();

    GraphCheck(ModelProto model, Findings findings) {
        this.model = model;
        this.graph = model.getGraph();
        this.findings = findings;
        this.tensors = new TensorCheck(findings);
    }

    /** What the model reads and gives; {@code null} when that cannot be said. */
    @Nullable
    ModelShape run() {
        VersionCheck.check(model, findings);
        if (graph.getNodeCount() == 0) {
            findings.add("graph", "it has no nodes", "", "Maybe the export failed");
        }
        for (TensorProto weight : graph.getInitializerList()) {
            weight(weight);
        }
        PortCheck ports = new PortCheck(graph, weights.keySet(), findings);
        ModelShape input = ports.input();
        known.addAll(weights.keySet());
        graph.getInputList().forEach(this::input);
        nodes(input);
        String output = ports.output(made);
        return input == null
                ? null
                : new ModelShape(
                        input.input(), input.steps(), input.features(), output, graph.getNodeCount(), metadata());
    }

    private void weight(TensorProto weight) {
        String where = "initializer '" + weight.getName() + "'";
        if (weight.getName().isEmpty()) {
            findings.add(where, "an initializer has no name", "");
        } else if (weights.put(weight.getName(), weight) != null) {
            findings.add(where, "there are two of this name", weight.getName());
        }
        tensors.check(where, weight);
    }

    private void input(ValueInfoProto input) {
        if (input.getName().isEmpty()) {
            findings.add("graph", "an input has no name", "");
        } else if (!known.add(input.getName()) && !weights.containsKey(input.getName())) {
            findings.add("input '" + input.getName() + "'", "there are two of this name", input.getName());
        }
    }

    private void nodes(@Nullable ModelShape input) {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            for (String name : graph.getNode(i).getOutputList()) {
                makers.putIfAbsent(name, i);
            }
        }
        Set<String> labels = new HashSet<>();
        NodeCheck check = new NodeCheck(findings, tensors);
        DataFlow flow = input == null ? null : new DataFlow(input, weights, findings);
        for (int i = 0; i < graph.getNodeCount() && !findings.full(); i++) {
            NodeProto node = graph.getNode(i);
            String where = NodeCheck.label(node, i);
            Operator operator = check.check(where, node);
            if (!node.getName().isEmpty() && !labels.add(node.getName())) {
                findings.add(where, "there are two nodes of this name", node.getName());
            }
            read(where, node);
            make(where, node);
            if (operator != null && flow != null && !findings.any()) {
                flow.step(where, node, operator);
            }
        }
    }

    private void read(String where, NodeProto node) {
        for (String name : node.getInputList()) {
            Integer maker = makers.get(name);
            if (!name.isEmpty() && !known.contains(name)) {
                findings.add(
                        where,
                        "it reads '" + name + "', which "
                                + (maker == null
                                        ? "nothing makes"
                                        : NodeCheck.label(graph.getNode(maker), maker)
                                                + " makes only later: there is a circle, or nodes are out of order"),
                        name);
            }
        }
    }

    private void make(String where, NodeProto node) {
        for (String name : node.getOutputList()) {
            if (!name.isEmpty()) {
                made.add(name);
                if (!known.add(name)) {
                    findings.add(where, "it makes '" + name + "', which is there already", name);
                }
            }
        }
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            if (metadata.put(entry.getKey(), entry.getValue()) != null) {
                findings.add("metadata '" + entry.getKey() + "'", "the key is there twice", entry.getKey());
            }
        }
        return metadata;
    }
}
