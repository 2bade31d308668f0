package io.traider.rule.scenario;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.words.FactShape;
import io.traider.rule.words.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The facts of a scenario as they are written down: properties' texts by type, changed step by step. */
final class FactSheet {

    /** What is written for a fact, or a property, that is not there. */
    static final String ABSENT = "absent";

    private static final int MOST = 50;

    private final PackKind kind;
    private final Complaints complaints;
    private final YamlNodes nodes;
    private final Map<String, List<Map<String, String>>> facts;

    FactSheet(PackKind kind, Complaints complaints) {
        this(kind, complaints, Map.of());
    }

    private FactSheet(PackKind kind, Complaints complaints, Map<String, List<Map<String, String>>> from) {
        this.kind = kind;
        this.complaints = complaints;
        this.nodes = new YamlNodes(complaints);
        this.facts = new LinkedHashMap<>(from);
    }

    FactSheet copy() {
        return new FactSheet(kind, complaints, facts);
    }

    /** Changes, removes and adds facts. */
    void change(Node block, String what) {
        nodes.entries(block, what).forEach((type, value) -> shape(block, type).ifPresent(shape -> put(shape, value)));
    }

    private Optional<FactShape> shape(Node block, String type) {
        Optional<FactShape> shape = FactShape.of(kind, type);
        if (shape.isEmpty()) {
            List<String> known = kind.facts().stream().map(FactType::name).toList();
            complaints.add(
                    YamlNodes.keyOf((MappingNode) block, type),
                    "no fact is called '" + type + "'",
                    type,
                    Nearest.maybe(type, known));
        }
        return shape;
    }

    private void put(FactShape shape, Node value) {
        if (value instanceof ScalarNode && YamlNodes.text(value).equals(ABSENT)) {
            facts.remove(shape.name());
        } else if (value instanceof SequenceNode list) {
            several(shape, list);
        } else {
            one(shape, value);
        }
    }

    private void several(FactShape shape, SequenceNode list) {
        int most = shape.several() ? MOST : 1;
        if (list.getValue().size() > most) {
            complaints.add(
                    list,
                    "a decision shows " + (most == 1 ? "one " : "at most " + most + " ") + shape.name() + ", not "
                            + list.getValue().size(),
                    shape.name(),
                    "");
            return;
        }
        facts.put(
                shape.name(),
                list.getValue().stream()
                        .map(item -> overlay(shape, new TreeMap<>(), item))
                        .toList());
    }

    private void one(FactShape shape, Node value) {
        List<Map<String, String>> before = facts.getOrDefault(shape.name(), List.of());
        if (before.size() > 1) {
            complaints.add(
                    value,
                    "there are " + before.size() + " " + shape.name() + " facts to change",
                    shape.name(),
                    "Maybe write all of them as a list");
            return;
        }
        Map<String, String> start = before.isEmpty() ? new TreeMap<>() : new TreeMap<>(before.getFirst());
        facts.put(shape.name(), List.of(overlay(shape, start, value)));
    }

    private Map<String, String> overlay(FactShape shape, Map<String, String> properties, Node changes) {
        Map<String, Node> entries = shape.free()
                ? nodes.entries(changes, shape.name())
                : nodes.entries(changes, shape.name(), shape.properties());
        entries.forEach((property, value) -> {
            String text = YamlNodes.text(value);
            if (!(value instanceof ScalarNode)) {
                complaints.add(value, shape.name() + "'s " + property + " is no plain value", property, "");
            } else if (text.equals(ABSENT)) {
                properties.remove(property);
            } else {
                set(shape, properties, property, value);
            }
        });
        return properties;
    }

    private void set(FactShape shape, Map<String, String> properties, String property, Node value) {
        String text = YamlNodes.text(value);
        try {
            shape.check(property, text);
            properties.put(property, text);
        } catch (IllegalArgumentException e) {
            complaints.add(value, text, e);
            properties.put(property, "0");
        }
    }

    /** The facts; those that are not whole are complained about. */
    List<Record> make(Node at) {
        List<Record> made = new ArrayList<>();
        facts.forEach((type, all) -> FactShape.of(kind, type).ifPresent(shape -> {
            for (Map<String, String> each : all) {
                try {
                    made.add(shape.make(each));
                } catch (IllegalArgumentException e) {
                    complaints.add(at, type, e);
                }
            }
        }));
        return made;
    }
}
