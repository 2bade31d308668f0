package io.traider.rule.scenario;

import io.traider.rule.PackKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Makes scenarios of a YAML tree. */
final class ScenarioReader {

    private static final int MOST = 1000;

    private final PackKind kind;
    private final Complaints complaints;
    private final YamlNodes nodes;

    ScenarioReader(PackKind kind, Complaints complaints) {
        this.kind = kind;
        this.complaints = complaints;
        this.nodes = new YamlNodes(complaints);
    }

    Scenarios read(@Nullable Node root) {
        if (root == null) {
            return new Scenarios(kind, List.of());
        }
        Map<String, Node> parts = nodes.entries(root, "the file", List.of("given", "scenarios"));
        FactSheet given = new FactSheet(kind, complaints);
        if (parts.containsKey("given")) {
            given.change(parts.get("given"), "given");
        }
        Node list = parts.get("scenarios");
        if (list == null) {
            complaints.add(
                    root, "there are no scenarios here", "", "Maybe add 'scenarios:' and under it '- name: ...'");
            return new Scenarios(kind, List.of());
        }
        return new Scenarios(kind, scenarios(list, given));
    }

    private List<Scenario> scenarios(Node list, FactSheet given) {
        List<Node> items = YamlNodes.items(list);
        if (items.size() > MOST) {
            complaints.add(list, "there are " + items.size() + " scenarios", "", "Maybe keep them under " + MOST);
            return List.of();
        }
        Set<String> names = new HashSet<>();
        List<Scenario> scenarios = new ArrayList<>();
        for (Node item : items) {
            Scenario scenario = scenario(item, given.copy());
            if (!names.add(scenario.name())) {
                complaints.add(item, "two scenarios are called '" + scenario.name() + "'", scenario.name(), "");
            }
            scenarios.add(scenario);
        }
        return scenarios;
    }

    private Scenario scenario(Node node, FactSheet facts) {
        Map<String, Node> parts = nodes.entries(node, "a scenario", List.of("name", "with", "expect"));
        Node named = parts.get("name");
        String name = named == null ? "" : YamlNodes.text(named);
        if (name.isBlank()) {
            complaints.add(node, "a scenario has no name", "", "Maybe 'name: ' and what it tries");
        }
        int before = complaints.problems().size();
        if (parts.containsKey("with")) {
            facts.change(parts.get("with"), "with");
        }
        int line = node.getStartMark().getLine() + 1;
        List<Record> made = complaints.problems().size() > before ? List.of() : facts.make(node);
        Expectation expect = new ExpectationReader(kind, complaints).read(node, parts.get("expect"));
        return new Scenario(name, line, made, expect);
    }
}
