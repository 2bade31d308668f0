package io.traider.rule.scenario;

import io.traider.rule.PackKind;
import io.traider.rule.RuleTrial;
import io.traider.rule.words.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what a scenario expects. */
final class ExpectationReader {

    private final PackKind kind;
    private final Complaints complaints;
    private final YamlNodes nodes;

    ExpectationReader(PackKind kind, Complaints complaints) {
        this.kind = kind;
        this.complaints = complaints;
        this.nodes = new YamlNodes(complaints);
    }

    /** @param node {@code null} when the scenario has none */
    Expectation read(Node scenario, @Nullable Node node) {
        if (node == null) {
            complaints.add(scenario, "a scenario expects nothing", "", advice());
            return Expectation.NOTHING;
        }
        Map<String, Node> parts = nodes.entries(node, "expect", List.of("fires", kind.global(), "reasons"));
        Node fires = parts.get("fires");
        Expectation expect = new Expectation(
                fires == null ? null : nodes.texts(fires, "fires"),
                fires == null ? 0 : fires.getStartMark().getLine() + 1,
                outcome(parts.get(kind.global())),
                reasons(parts.get("reasons")));
        if (expect.nothing()) {
            complaints.add(node, "a scenario expects nothing", "", advice());
        }
        return expect;
    }

    private String advice() {
        return "Maybe 'expect: {fires: []}', or " + kind.global() + " with one of " + RuleTrial.outcomes(kind);
    }

    private @Nullable String outcome(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String word = YamlNodes.text(node).toUpperCase(Locale.ROOT).replace(' ', '_');
        List<String> outcomes = RuleTrial.outcomes(kind);
        if (!outcomes.contains(word)) {
            complaints.add(
                    node,
                    kind.global() + " cannot be '" + YamlNodes.text(node) + "'",
                    YamlNodes.text(node),
                    Nearest.maybe(word, outcomes));
        }
        return word;
    }

    private @Nullable List<ExpectedReason> reasons(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        List<ExpectedReason> reasons = new ArrayList<>();
        for (Node item : YamlNodes.items(node)) {
            if (item instanceof ScalarNode) {
                reasons.add(new ExpectedReason(YamlNodes.text(item), new TreeMap<>()));
            } else {
                nodes.entries(item, "reasons")
                        .forEach((code, figures) -> reasons.add(new ExpectedReason(code, figures(code, figures))));
            }
        }
        return reasons;
    }

    private SortedMap<String, String> figures(String code, Node node) {
        SortedMap<String, String> figures = new TreeMap<>();
        nodes.entries(node, code).forEach((name, value) -> figures.put(name, YamlNodes.text(value)));
        return figures;
    }
}
