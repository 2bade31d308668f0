package io.traider.release;

import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check of a text said.
 *
 * @param hash of what decides, as the log would name it; empty when the text is not even whole enough for that
 * @param problems of the gate, the compiler, the tables, the scenarios' file or the limits: each forbids submitting
 * @param warnings that forbid nothing: a limit that was raised, a rule that no scenario makes fire where that is allowed
 * @param scenarios empty when they were not run
 * @param unproven rules that no scenario makes fire, where none may be: each forbids submitting
 * @param millis how long it took
 */
public record CheckReport(
        String hash,
        List<Problem> problems,
        List<Problem> warnings,
        List<ScenarioOutcome> scenarios,
        List<String> unproven,
        long millis) {

    public CheckReport {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        scenarios = List.copyOf(scenarios);
        unproven = List.copyOf(unproven);
    }

    /** The same with the time that it took. */
    CheckReport after(long took) {
        return new CheckReport(hash, problems, warnings, scenarios, unproven, took);
    }

    /** The same with more problems. */
    CheckReport with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new CheckReport(hash, all, warnings, scenarios, unproven, millis);
    }

    /** Whether it may become code; its scenarios may still fail. */
    public boolean builds() {
        return problems.isEmpty();
    }

    /** Whether it may be submitted. */
    public boolean ok() {
        return builds() && unproven.isEmpty() && scenarios.stream().allMatch(ScenarioOutcome::passed);
    }
}
