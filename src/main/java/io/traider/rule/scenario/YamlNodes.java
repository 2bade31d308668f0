package io.traider.rule.scenario;

import io.traider.rule.words.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Looks into YAML nodes, and complains where one is not what it should be. */
final class YamlNodes {

    private final Complaints complaints;

    YamlNodes(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The entries of a mapping with any keys. */
    Map<String, Node> entries(Node node, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            complaints.add(node, what + " is no list of 'name: value'", text(node), "");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode)) {
                complaints.add(tuple.getKeyNode(), what + " has a name that is no word", "", "");
            } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                complaints.add(tuple.getKeyNode(), what + " names " + key + " twice", key, "");
            }
        }
        return entries;
    }

    /** The entries of a mapping that may have these keys. */
    Map<String, Node> entries(Node node, String what, Collection<String> keys) {
        Map<String, Node> entries = entries(node, what);
        entries.keySet().removeIf(key -> {
            if (keys.contains(key)) {
                return false;
            }
            complaints.add(
                    keyOf((MappingNode) node, key), what + " has no '" + key + "'", key, Nearest.maybe(key, keys));
            return true;
        });
        return entries;
    }

    /** The items of a list; one value alone counts as a list of it. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** The plain texts of a list. */
    List<String> texts(Node node, String what) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(node)) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue());
            } else {
                complaints.add(item, what + " has an item that is no text", text(item), "");
            }
        }
        return texts;
    }

    /** The value as it stands in the file, empty when it is no plain one; digits may be grouped by underscores. */
    static String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        String value = scalar.getValue();
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        if (!number) {
            return value;
        }
        return switch (value) {
            case ".inf", "+.inf", ".Inf", ".INF" -> "Infinity";
            case "-.inf", "-.Inf", "-.INF" -> "-Infinity";
            default -> value.replace("_", "");
        };
    }

    /** Where a key stands, for a complaint about it. */
    static Node keyOf(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(each -> text(each).equals(key))
                .findFirst()
                .orElse(mapping);
    }
}
