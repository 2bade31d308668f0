package io.traider.release;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import io.traider.rule.RuleTrial;
import io.traider.rule.scenario.ScenarioReading;
import io.traider.rule.scenario.ScenarioResult;
import io.traider.rule.scenario.ScenarioRun;
import io.traider.rule.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pack's scenarios prove of it.
 *
 * @param problems of the scenarios' file
 * @param warnings of rules that nothing makes fire, where that is allowed
 * @param unproven rules that nothing makes fire, where each must
 */
record Proof(List<Problem> problems, List<Problem> warnings, List<ScenarioOutcome> outcomes, List<String> unproven) {

    static final Proof NONE = new Proof(List.of(), List.of(), List.of(), List.of());

    static Proof of(PackSource source, byte[] kjar) {
        PackKind kind = source.kind();
        ScenarioReading reading = Scenarios.parse(kind, source.scenarios());
        RulePack pack = RulePack.load(source, kjar);
        List<Problem> problems = new ArrayList<>(reading.problems());
        problems.addAll(reading.scenarios().problems(new RuleTrial(kind, pack).rules()));
        List<ScenarioResult> results = ScenarioRun.run(pack, reading.scenarios());
        List<ScenarioOutcome> outcomes = results.stream().map(Proof::outcome).toList();
        List<String> unfired = List.copyOf(ScenarioRun.unfired(kind, pack, results));
        return ScenarioRun.everyRuleMustFire(kind)
                ? new Proof(problems, List.of(), outcomes, unfired)
                : new Proof(problems, unfired.stream().map(Proof::unfired).toList(), outcomes, List.of());
    }

    private static ScenarioOutcome outcome(ScenarioResult result) {
        return new ScenarioOutcome(result.name(), result.passed(), result.difference(), result.fired());
    }

    private static Problem unfired(String rule) {
        return new Problem(
                PackSource.SCENARIOS, 0, 0, "no scenario makes the rule '" + rule + "' fire", rule, "Maybe write one");
    }
}
