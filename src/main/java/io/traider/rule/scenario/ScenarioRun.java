package io.traider.rule.scenario;

import io.traider.rule.PackKind;
import io.traider.rule.RuleAnswer;
import io.traider.rule.RulePack;
import io.traider.rule.RuleTrial;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks a pack on its scenarios. */
public final class ScenarioRun {

    private ScenarioRun() {}

    /** What came of each scenario, in their order. */
    public static List<ScenarioResult> run(RulePack pack, Scenarios scenarios) {
        RuleTrial trial = new RuleTrial(scenarios.kind(), pack);
        return scenarios.list().stream()
                .map(scenario -> result(scenario, trial, scenarios.kind()))
                .toList();
    }

    /** The rules that no scenario made fire, by name. */
    public static SortedSet<String> unfired(PackKind kind, RulePack pack, List<ScenarioResult> results) {
        SortedSet<String> unfired = new TreeSet<>(new RuleTrial(kind, pack).rules());
        results.forEach(result -> unfired.removeAll(result.fired()));
        return unfired;
    }

    /** Whether a pack with a rule that no scenario makes fire cannot be approved; for others it is worth a warning. */
    public static boolean everyRuleMustFire(PackKind kind) {
        return switch (kind) {
            case PRETRADE, RISK, COMPLIANCE, SURVEILLANCE -> true;
            case STRATEGY, GOVERNANCE -> false;
        };
    }

    private static ScenarioResult result(Scenario scenario, RuleTrial trial, PackKind kind) {
        RuleAnswer answer = trial.ask(scenario.facts());
        String difference = Difference.of(scenario.expect(), answer, kind.global(), trial.rules());
        return new ScenarioResult(
                scenario.name(),
                scenario.line(),
                difference.isEmpty(),
                difference,
                answer.fired(),
                answer.outcome(),
                answer.reasons());
    }
}
