package io.traider.rule.scenario;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.words.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The scenarios of a pack. */
public record Scenarios(PackKind kind, List<Scenario> list) {

    public Scenarios {
        list = List.copyOf(list);
    }

    /** Reads the text of a {@code scenarios.yml}; an empty text has no scenario and no problem. */
    public static ScenarioReading parse(PackKind kind, String yaml) {
        Complaints complaints = new Complaints();
        Scenarios scenarios = new ScenarioReader(kind, complaints).read(YamlTree.parse(yaml, complaints));
        return new ScenarioReading(scenarios, complaints.problems());
    }

    /** What is wrong with the rules that are named, of a pack that has these rules. */
    public List<Problem> problems(Collection<String> rules) {
        List<Problem> problems = new ArrayList<>();
        for (Scenario scenario : list) {
            List<String> fires = scenario.expect().fires();
            for (String rule : fires == null ? List.<String>of() : fires) {
                if (!rules.contains(rule)) {
                    problems.add(new Problem(
                            PackSource.SCENARIOS,
                            scenario.expect().firesLine(),
                            0,
                            "no rule is called '" + rule + "'",
                            rule,
                            Nearest.maybe(rule, rules)));
                }
            }
        }
        return problems;
    }
}
